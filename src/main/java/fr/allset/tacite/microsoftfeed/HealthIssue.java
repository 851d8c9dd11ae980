package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.text.Sha256;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident or an advisory of the service health, as it was read.
 *
 * @param id             Microsoft's number of it, as {@code EX415080}
 * @param impact         what users notice, in Microsoft's words
 * @param classification in lower case: {@code incident}, {@code advisory}, or a word that is not known
 * @param status         in lower case, as {@code servicerestored}
 * @param service        under Microsoft's name of today
 * @param resolved       whether Microsoft says that it is over
 * @param posts          oldest first
 */
public record HealthIssue(
        String id,
        String title,
        String impact,
        String classification,
        String status,
        String service,
        String feature,
        boolean resolved,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant modifiedAt,
        List<Post> posts) {

    static final String INCIDENT = "incident";

    /**
     * What Microsoft has posted about it.
     *
     * @param words without markup
     */
    public record Post(Instant at, String words) {}

    public HealthIssue {
        posts = List.copyOf(posts);
    }

    /** Whether a service does not work; an advisory says less. */
    public boolean isIncident() {
        return classification.equals(INCIDENT);
    }

    /** The same text for the same news: all of it but when it was modified; in hexadecimal. */
    public String contentHash() {
        return Sha256.of(String.join(
                "\u0000",
                title,
                impact,
                classification,
                status,
                service,
                feature,
                Boolean.toString(resolved),
                String.valueOf(startsAt),
                String.valueOf(endsAt),
                posts.toString()));
    }
}
