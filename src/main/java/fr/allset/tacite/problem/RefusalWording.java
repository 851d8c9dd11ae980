package fr.allset.tacite.problem;

import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The sentence of a refusal, in French for forms and notices, in the reader's language over HTTP. */
@Component
public class RefusalWording {

    private final MessageSource messages;

    RefusalWording(MessageSource messages) {
        this.messages = messages;
    }

    public String inFrench(Refusal refusal) {
        return in(Locale.FRENCH, refusal);
    }

    public String in(Locale locale, Refusal refusal) {
        boolean french = Locale.FRENCH.getLanguage().equals(locale.getLanguage());
        Object[] readable = Arrays.stream(refusal.arguments())
                .map(argument -> readable(argument, french))
                .toArray();
        return messages.getMessage("refusal." + refusal.code(), readable, locale);
    }

    public String inFrench(Overtaken overtaken) {
        return in(Locale.FRENCH, overtaken);
    }

    String in(Locale locale, Overtaken overtaken) {
        return messages.getMessage("refusal.overtaken", new Object[] {overtaken.number()}, locale);
    }

    /** A day in English stays as programs read it; how many there are decides on the words. */
    private static Object readable(Object argument, boolean french) {
        if (argument instanceof BigDecimal number) {
            return french ? FrenchNumber.of(number) : number.toPlainString();
        }
        if (argument instanceof LocalDate day && french) {
            return FrenchDay.inFigures(day);
        }
        return argument instanceof Integer || argument instanceof Long ? argument : Echo.of(argument);
    }
}
