package fr.allset.tacite.setup;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.setup.RequestedDocument.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Client has answered to a document, as a form or a program states it; nothing of it is checked yet.
 *
 * @param document   the document's code, or {@link #EVERY_PENDING}
 * @param accepted   null when nobody says
 * @param answeredBy the person of the Client
 * @param answeredOn when that person answered, {@code 2026-11-23}
 * @param means      {@code email} or {@code paper}; the portal's answers come from the Client itself
 * @param evidence   where the proof is
 */
public record DocumentAnswer(
        @Nullable String document,
        @Nullable Boolean accepted,
        @Nullable String answeredBy,
        @Nullable String answeredOn,
        @Nullable String means,
        @Nullable String evidence,
        @Nullable String remark) {

    /** One answer to every document that is still to be accepted. */
    public static final String EVERY_PENDING = "*";

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EVIDENCE = 500;
    private static final int LONGEST_REMARK = 2000;

    /**
     * As an account manager records it, with the evidence.
     *
     * @throws Refusal naming what is missing or cannot be
     */
    Answer recordedBy(String login, LocalDate today, Instant now) {
        boolean yes = decision();
        var by = ServiceOrder.text(
                "answeredBy", "personne du Client", answeredBy == null ? "" : answeredBy, LONGEST_NAME);
        var on = ServiceOrder.day("answeredOn", "date de la réponse", answeredOn);
        if (on.isAfter(today)) {
            throw Refusal.unprocessable("answer-in-future", "answeredOn", on);
        }
        if (on.isBefore(ServiceOrder.EARLIEST_DAY)) {
            throw Refusal.unprocessable("answer-too-early", "answeredOn", on, ServiceOrder.EARLIEST_DAY);
        }
        return new Answer(
                yes,
                on,
                by,
                statedMeans(),
                Optional.of(ServiceOrder.text("evidence", "référence de la preuve", evidence, LONGEST_EVIDENCE)),
                remarkWithinLimits(),
                now,
                login);
    }

    /** As the Client gives it on line, under its own login. */
    Answer onLine(String person, String login, LocalDate today, Instant now) {
        return new Answer(
                decision(), today, person, AcceptanceMeans.PORTAL, Optional.empty(), remarkWithinLimits(), now, login);
    }

    private boolean decision() {
        if (accepted == null) {
            throw Refusal.unprocessable("answer-missing", "accepted");
        }
        return accepted;
    }

    private AcceptanceMeans statedMeans() {
        return Arrays.stream(AcceptanceMeans.values())
                .filter(known -> known != AcceptanceMeans.PORTAL)
                .filter(known -> means != null && known.name().equals(means.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.unprocessable("answer-means", "means"));
    }

    private Optional<String> remarkWithinLimits() {
        if (remark == null || remark.isBlank()) {
            return Optional.empty();
        }
        if (remark.length() > LONGEST_REMARK) {
            throw Refusal.unprocessable("note-too-long", "remark", LONGEST_REMARK);
        }
        return Optional.of(remark.strip());
    }
}
