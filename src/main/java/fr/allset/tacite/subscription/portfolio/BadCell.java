package fr.allset.tacite.subscription.portfolio;

import java.util.List;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.modulith.NamedInterface;

/**
 * A cell that cannot be taken over, and why. The reason in the reader's words comes from the message {@code portfolio.bad-cell.…}:
 * give this to a {@link org.springframework.context.MessageSource}.
 *
 * @param row counted as a spreadsheet does: 1 is the header
 * @param column empty when the whole row, or the whole file, is meant
 * @param value what the cell says, cut to 100 characters
 */
@NamedInterface("portfolio")
public record BadCell(PortfolioFile file, int row, String column, String value, String reason, List<Object> arguments)
        implements MessageSourceResolvable {

    static final int LONGEST_VALUE = 100;

    public BadCell {
        value = value.codePointCount(0, value.length()) <= LONGEST_VALUE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE));
        arguments = List.copyOf(arguments);
    }

    @Override
    public String[] getCodes() {
        return new String[] {"portfolio.bad-cell." + reason};
    }

    @Override
    public Object[] getArguments() {
        return arguments.toArray();
    }

    @Override
    public String toString() {
        return "%s, row %d, %s «%s»: %s %s".formatted(file.key(), row, column, value, reason, arguments);
    }
}
