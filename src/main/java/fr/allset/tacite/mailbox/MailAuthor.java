package fr.allset.tacite.mailbox;

import fr.allset.tacite.text.PlainText;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the author in a header such as {@code From}, also where his program has not put his name as RFC 5322 asks for. */
final class MailAuthor {

    private static final int LONGEST_HEADER = 2000;
    private static final Pattern BRACKETED = Pattern.compile("<([^<>@\\s]{1,64}@[^<>@\\s]{1,255})>");

    private MailAuthor() {}

    /** The first author of a header that may name several, or none: then both are empty. */
    static MailTraces.Author in(String header) {
        var value = PlainText.shortened(header, LONGEST_HEADER);
        var first = first(value);
        if (first.isPresent()) {
            var address = first.get().getAddress();
            return author(address, name(value, first.get()));
        }
        var bracketed = BRACKETED.matcher(value);
        return bracketed.find() ? author(bracketed.group(1), nameBefore(value, bracketed.start())) : author("", "");
    }

    private static MailTraces.Author author(String address, String name) {
        return new MailTraces.Author(
                PlainText.line(address, IncomingMail.LONGEST_SENDER).toLowerCase(Locale.ROOT),
                PlainText.line(name, IncomingMail.LONGEST_SENDER_NAME));
    }

    /** A comma that nobody quoted makes two of one author: what has no @ is a piece of the name. */
    private static Optional<InternetAddress> first(String value) {
        try {
            return Arrays.stream(InternetAddress.parseHeader(value, false))
                    .filter(address -> !address.isGroup())
                    .filter(address ->
                            address.getAddress() != null && address.getAddress().contains("@"))
                    .findFirst();
        } catch (AddressException unreadable) {
            return Optional.empty();
        }
    }

    private static String name(String value, InternetAddress author) {
        int at = value.indexOf("<" + author.getAddress() + ">");
        var before = at < 0 ? "" : value.substring(0, at);
        if (at < 0 || before.contains("@") || before.contains(":")) {
            return author.getPersonal() == null ? "" : author.getPersonal();
        }
        return nameBefore(value, at);
    }

    private static String nameBefore(String value, int at) {
        return MailCharset.header(value.substring(0, at)
                        .replace("\\", "")
                        .replace("\"", "")
                        .strip())
                .strip();
    }
}
