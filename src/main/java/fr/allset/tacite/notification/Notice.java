package fr.allset.tacite.notification;

import java.util.Objects;

/**
 * A letter to a customer: plain text in French, as it will be read.
 *
 * <p>Its address is not judged here, because a wrong one must not hold up the step that tells the customer. The mail is refused when
 * it is sent, and an account manager corrects it. A line break in a header field is no wrong address but an attempt to write further
 * headers, and is refused.
 *
 * @param key what makes it the same notice when a step is repeated: the business key and the kind, as {@code "DR-2027-0001/quoted"}
 * @param kind what it tells, one word for all notices of this sort, as {@code "termination-quoted"}
 * @param about the public number of what it is about, such as a quote
 * @param body lines separated by {@code \n}, at most {@value #LONGEST_BODY} characters
 */
public record Notice(
        String key,
        String kind,
        String about,
        String customerNumber,
        String recipientName,
        String recipientAddress,
        String subject,
        String body) {

    public static final int LONGEST_BODY = 200_000;

    public Notice {
        field("key", key, 200);
        field("kind", kind, 60);
        field("about", about, 60);
        field("customerNumber", customerNumber, 60);
        header("recipientName", recipientName, 200);
        field("recipientAddress", recipientAddress, 320);
        field("subject", subject, 200);
        text("body", body, LONGEST_BODY);
        if (body.chars().anyMatch(character -> Character.isISOControl(character) && "\r\n\t".indexOf(character) < 0)) {
            throw new IllegalArgumentException("The body of a notice holds text, no control characters");
        }
    }

    /** A letter made of its template. */
    public Notice(
            String key,
            String kind,
            String about,
            String customerNumber,
            String recipientName,
            String recipientAddress,
            Letter letter) {
        this(key, kind, about, customerNumber, recipientName, recipientAddress, letter.subject(), letter.body());
    }

    private static void field(String name, String value, int longest) {
        header(name, value, longest);
        text(name, value, longest);
    }

    private static void header(String name, String value, int longest) {
        Objects.requireNonNull(value, name);
        if (value.length() > longest) {
            throw new IllegalArgumentException(
                    "The " + name + " of a notice has at most " + longest + " characters, not " + value.length());
        }
        if (value.codePoints().anyMatch(Notice::breaksTheLine)) {
            throw new IllegalArgumentException("The " + name + " of a notice is one line without control characters");
        }
    }

    private static void text(String name, String value, int longest) {
        if (value.isBlank() || value.length() > longest) {
            throw new IllegalArgumentException(
                    "The " + name + " of a notice has between 1 and " + longest + " characters");
        }
    }

    private static boolean breaksTheLine(int character) {
        return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
    }
}
