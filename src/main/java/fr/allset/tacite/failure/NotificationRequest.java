package fr.allset.tacite.failure;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.subscription.Component;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reports of a failure.
 *
 * @param receivedAt when the report was received; null: now
 * @param failure    the failure it belongs to, {@value #NEW} for one of its own; null to have it found
 * @param evidence   what proves its receipt, where it is recorded long after (D39); null where it needs none
 */
public record NotificationRequest(
        List<String> subscriptions,
        Set<Component> components,
        NotificationChannel channel,
        String reporter,
        @Nullable String contact,
        @Nullable Instant receivedAt,
        @Nullable Instant beganAt,
        String description,
        boolean partial,
        @Nullable String failure,
        @Nullable String evidence) {

    /** That it belongs to no failure that is known. */
    public static final String NEW = "new";

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\s\\x{85}\\x{2028}\\x{2029}]+");

    static final int LONGEST_DESCRIPTION = 4000;
    static final int LONGEST_REPORTER = 200;
    static final int LONGEST_CONTACT = 254;
    static final int MOST_SUBSCRIPTIONS = 1000;
    static final int LONGEST_EVIDENCE = 2000;

    /** One that is recorded in time and needs no evidence. */
    public NotificationRequest(
            List<String> subscriptions,
            Set<Component> components,
            NotificationChannel channel,
            String reporter,
            @Nullable String contact,
            @Nullable Instant receivedAt,
            @Nullable Instant beganAt,
            String description,
            boolean partial,
            @Nullable String failure) {
        this(
                subscriptions,
                components,
                channel,
                reporter,
                contact,
                receivedAt,
                beganAt,
                description,
                partial,
                failure,
                null);
    }

    /** @throws Refusal naming the field, when the subscriptions, the reporter or the description is missing or too long */
    public NotificationRequest {
        subscriptions = List.copyOf(new LinkedHashSet<>(subscriptions));
        components = Set.copyOf(components);
        failure = failure == null ? null : StatedReason.readable(failure);
        receivedAt = receivedAt == null ? null : receivedAt.truncatedTo(ChronoUnit.SECONDS);
        beganAt = beganAt == null ? null : beganAt.truncatedTo(ChronoUnit.SECONDS);
        if (subscriptions.isEmpty()) {
            throw Refusal.unprocessable("subscription-missing", "subscriptions");
        }
        if (subscriptions.size() > MOST_SUBSCRIPTIONS) {
            throw Refusal.unprocessable("notification-too-many", "subscriptions", MOST_SUBSCRIPTIONS);
        }
        reporter = stated(oneLine(reporter), "reporter", LONGEST_REPORTER);
        contact = contact == null || contact.isBlank() ? null : stated(oneLine(contact), "contact", LONGEST_CONTACT);
        description = stated(description, "description", LONGEST_DESCRIPTION);
        evidence = evidence == null || evidence.isBlank() ? null : stated(evidence, "evidence", LONGEST_EVIDENCE);
    }

    /** Both stand in the head of a letter, where a line break would begin another line of it. */
    private static String oneLine(String text) {
        return LINE_BREAKS.matcher(text).replaceAll(" ");
    }

    private static String stated(String text, String field, int longest) {
        var words = StatedReason.readable(text);
        if (words.isEmpty()) {
            throw Refusal.unprocessable("text-missing", field, field);
        }
        if (words.length() > longest) {
            throw Refusal.unprocessable("text-too-long", field, field, longest);
        }
        return words;
    }

    /**
     * The components that go by these names, codes or aliases.
     *
     * @throws Refusal {@code unknown-component}, naming the first that none goes by
     */
    public static Set<Component> components(Collection<String> names) {
        var components = EnumSet.noneOf(Component.class);
        names.forEach(name -> components.add(Component.named(name.strip())
                .orElseThrow(() -> Refusal.unprocessable(
                        "unknown-component",
                        "components",
                        name,
                        Arrays.stream(Component.values())
                                .map(Component::contractName)
                                .collect(Collectors.joining(", "))))));
        return components;
    }
}
