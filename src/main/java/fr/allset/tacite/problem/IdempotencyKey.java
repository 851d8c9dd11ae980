package fr.allset.tacite.problem;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** What a caller calls one request of its own, so that it counts once however often it is sent. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";
    private static final Pattern READABLE = Pattern.compile("[\\x21-\\x7e]{1,100}");

    /** Programs and pages do not know of each other's keys. */
    private static final String OF_PAGES = "portal-";

    private final @Nullable String key;

    private IdempotencyKey(@Nullable String key) {
        this.key = key;
    }

    /**
     * The key of a program; none when it does not say.
     *
     * @throws Refusal {@code idempotency-key-invalid} when it is no 1 to 100 visible characters of ASCII
     */
    public static IdempotencyKey of(@Nullable String stated) {
        if (stated != null && !READABLE.matcher(stated).matches()) {
            throw new Refusal(Refusal.Kind.INVALID, "idempotency-key-invalid", HEADER);
        }
        return new IdempotencyKey(stated);
    }

    /** The key that a page has given its form; none when it comes without. Refuses as {@link #of}. */
    public static IdempotencyKey ofForm(String stated) {
        return of(stated.isBlank() ? null : OF_PAGES + stated);
    }

    /** As the program states it; none when it does not. */
    public @Nullable String stated() {
        return key;
    }

    /** Asks, and asks again when a twin with the same key was first: it has committed, and is found now. */
    public <T> T once(Function<@Nullable String, T> request) {
        try {
            return request.apply(key);
        } catch (DuplicateKeyException sameKeyAtOnce) {
            return request.apply(key);
        }
    }
}
