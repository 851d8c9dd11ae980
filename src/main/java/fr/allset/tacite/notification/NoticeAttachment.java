package fr.allset.tacite.notification;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes with a notice.
 *
 * @param name      as the reader saves it: letters without accents, digits, points and dashes, at most 100
 * @param mediaType with its parameters, as {@code text/calendar; charset=UTF-8}
 * @param content   its bytes, at most {@value #LARGEST}
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below look at the bytes
public record NoticeAttachment(String name, String mediaType, byte[] content) {

    public static final int LARGEST = 5_000_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+(; [a-z]+=[A-Za-z0-9-]+)*");

    public NoticeAttachment {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No name that every machine can save: " + name);
        }
        if (!MEDIA_TYPE.matcher(mediaType).matches() || mediaType.length() > 100) {
            throw new IllegalArgumentException("No media type: " + mediaType);
        }
        if (content.length > LARGEST) {
            throw new IllegalArgumentException(
                    "An attachment has at most " + LARGEST + " bytes, not " + content.length);
        }
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoticeAttachment attachment
                && name.equals(attachment.name)
                && mediaType.equals(attachment.mediaType)
                && Arrays.equals(content, attachment.content);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return name + " (" + mediaType + ", " + content.length + " bytes)";
    }
}
