package fr.allset.tacite.text;

import fr.allset.tacite.typography.FrenchNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as a French spreadsheet opens it: UTF-8 with a byte order mark, semicolons, decimal commas, CRLF. What someone has written and
 * a spreadsheet would take for a formula is kept from being one by an apostrophe before it ({@link #text}).
 */
public final class SpreadsheetFile {

    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String FORMULA_BEGINS_WITH = "=+-@\t\r\n";

    private final Writer out;

    /** Begins it with the line of its columns. */
    public SpreadsheetFile(OutputStream stream, List<String> columns) throws IOException {
        out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        out.write(BYTE_ORDER_MARK);
        row(columns);
    }

    /** Adds a line. Cells that someone has written come from {@link #text}. */
    public void row(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.write(i == 0 ? "" : ";");
            out.write(quoted(cells.get(i)));
        }
        out.write("\r\n");
    }

    /** Hands what has been added on to the stream. */
    public void flush() throws IOException {
        out.flush();
    }

    /** What someone has written: no formula; nothing for null. */
    public static String text(@Nullable String written) {
        if (written == null) {
            return "";
        }
        return written.isEmpty() || FORMULA_BEGINS_WITH.indexOf(written.charAt(0)) < 0 ? written : "'" + written;
    }

    /** A number with a decimal comma. */
    public static String decimal(String number) {
        return FrenchNumber.decimal(number);
    }

    private static String quoted(String cell) {
        return cell.chars().noneMatch(each -> each == ';' || each == '"' || each == '\n' || each == '\r')
                ? cell
                : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
