package fr.allset.tacite.problem;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An expected no: what was asked cannot be done, for a reason that the person who asked can read. Thrown before anything has
 * been changed.
 *
 * <p>The sentence is the message {@code refusal.<code>} of {@code messages_fr.properties} and {@code messages_en.properties}.
 */
public class Refusal extends RuntimeException {

    /** What sort of no it is, and so the HTTP status. */
    public enum Kind {
        /** What was sent cannot be read. */
        INVALID(400),
        /** Not there, or not yours: the answer is the same. */
        NOT_FOUND(404),
        /** It contradicts what has happened meanwhile. */
        CONFLICT(409),
        /** It can be read, and the contract or the facts forbid it. */
        UNPROCESSABLE(422);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String code;
    private final @Nullable String field;
    private final transient Object[] arguments;

    /**
     * @param code      kebab-case; the last part of the problem's type
     * @param field     the field of the request that is at fault, or null when it is none of them
     * @param arguments what the sentence names, in its order
     */
    public Refusal(Kind kind, String code, @Nullable String field, Object... arguments) {
        super(code + (field == null ? "" : " (" + field + ")") + " " + Arrays.toString(arguments));
        this.kind = kind;
        this.code = code;
        this.field = field;
        this.arguments = arguments;
    }

    public static Refusal notFound(String code, Object... arguments) {
        return new Refusal(Kind.NOT_FOUND, code, null, arguments);
    }

    public static Refusal conflict(String code, Object... arguments) {
        return new Refusal(Kind.CONFLICT, code, null, arguments);
    }

    /** It is missing, cannot be read, or is none of the values that there are. */
    public static Refusal unreadable(String code, @Nullable String field, Object... arguments) {
        return new Refusal(Kind.INVALID, code, field, arguments);
    }

    public static Refusal unprocessable(String code, @Nullable String field, Object... arguments) {
        return new Refusal(Kind.UNPROCESSABLE, code, field, arguments);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public @Nullable String field() {
        return field;
    }

    public Object[] arguments() {
        return arguments.clone();
    }

    /** What the answer carries beside the sentence, by name: the bad cells of a file, for one. */
    public Map<String, Object> details() {
        return Map.of();
    }
}
