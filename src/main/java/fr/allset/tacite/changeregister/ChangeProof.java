package fr.allset.tacite.changeregister;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.allset.tacite.change.Assessment;
import fr.allset.tacite.change.AssessmentRequest;
import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.change.MicrosoftChange;
import fr.allset.tacite.change.RevisionStatus;
import fr.allset.tacite.changeletter.Acknowledgement;
import fr.allset.tacite.changeletter.ChangeNotice;
import fr.allset.tacite.microsoftfeed.AnnouncementVersion;
import fr.allset.tacite.microsoftfeed.Tenant;
import fr.allset.tacite.notification.NoticeAttachment;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.text.HtmlText;
import fr.allset.tacite.text.PlainText;
import fr.allset.tacite.text.Sha256;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.Spaces;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that proves what one customer was told of one change of Microsoft's, when, by what, on which text (art. 1). The same facts make the
 * same document, whoever asks and whenever. Instants are UTC, days Europe/Paris; no other customer and nobody else's tenant is in it.
 *
 * @param message  Microsoft's number of it
 * @param versions of the message, as the reseller's tenant and the customer's own have shown it, in the order in which they were read
 * @param revisions the texts of the change that these tenants have shown, and what people have stated about each
 * @param notices  what the customer is on record as told of
 * @param letters  each letter as it was sent, with what became of it, in their order
 * @param notTold  the revisions that no letter has told, and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "change",
    "message",
    "openedAt",
    "clause",
    "provider",
    "customer",
    "versions",
    "revisions",
    "notices",
    "letters",
    "notTold"
})
public record ChangeProof(
        String change,
        String message,
        Instant openedAt,
        Clause clause,
        String provider,
        Party customer,
        List<Version> versions,
        List<Revision> revisions,
        List<Told> notices,
        List<Letter> letters,
        List<NotTold> notTold) {

    /** Of Microsoft's text as it can be read, in characters. */
    static final int LONGEST_TEXT = 100_000;

    private static final String PROVIDER = "ALLSET SAS";

    /** What the customer is told for, and how it is read. */
    @JsonPropertyOrder({"contract", "article", "words", "reading"})
    public record Clause(String contract, String article, String words, String reading) {

        static final Clause OF_CHANGES = new Clause(
                "Conditions particulières – Office 365",
                "1",
                "ALLSET SAS informera le Client de toute évolution majeure signalée par Microsoft pouvant impacter le"
                        + " Service Microsoft Online délivré dans le cadre des présentes conditions. A ce sujet, ALLSET"
                        + " SAS ne saurait être considéré comme responsable de toute éventuelle évolution du Service"
                        + " initiée par Microsoft.",
                "Est évaluée toute annonce que Microsoft signale comme majeure, et de plus celle qui retire une"
                        + " fonction ou fixe une date limite d'action. Une personne dit ce qu'elle change pour le Service ;"
                        + " est informé chaque client dont un abonnement comprend un composant touché et dont le locataire"
                        + " Microsoft, ou à défaut celui d'ALLSET SAS, montre l'annonce."
                        + " L'article ne fixe pas de délai : ce qui presse part aussitôt, le reste dans le bulletin du client.");
    }

    /** The client of the contract. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"number", "name", "siren"})
    public record Party(
            String number, String name, @Nullable String siren) {}

    /**
     * A version of the message as it was read.
     *
     * @param tenant     Microsoft's id of the tenant that has shown it
     * @param own        whether that is the customer's own tenant; otherwise it is the reseller's
     * @param textSha256 of title, body, services, dates and whether it is major, as the version is told from others
     * @param bodySha256 of the body as it is kept, in UTF-8
     * @param whole      whether the body is kept as a whole; otherwise its beginning
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "tenant",
        "own",
        "version",
        "readAt",
        "modifiedAt",
        "title",
        "services",
        "major",
        "actionBy",
        "startsAt",
        "endsAt",
        "textSha256",
        "bodySha256",
        "bodyLength",
        "whole"
    })
    public record Version(
            String tenant,
            boolean own,
            int version,
            Instant readAt,
            @Nullable Instant modifiedAt,
            String title,
            List<String> services,
            @Nullable Boolean major,
            @Nullable Instant actionBy,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            String textSha256,
            String bodySha256,
            int bodyLength,
            boolean whole) {

        static Version of(AnnouncementVersion version, boolean own) {
            var text = version.text();
            return new Version(
                    version.tenant(),
                    own,
                    version.version(),
                    version.recordedAt(),
                    text.modifiedAt(),
                    text.title(),
                    text.services(),
                    text.major(),
                    text.actionBy(),
                    text.startsAt(),
                    text.endsAt(),
                    version.hash(),
                    Sha256.of(text.body()),
                    version.bodyLength(),
                    version.isWhole());
        }
    }

    /**
     * A text of the change.
     *
     * @param withdrawn  Microsoft did not show the message any more
     * @param status     {@link RevisionStatus} in lower case
     * @param text       Microsoft's, without markup; only of what the customer was told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"revision", "recordedAt", "textSha256", "withdrawn", "status", "assessments", "text"})
    public record Revision(
            int revision,
            Instant recordedAt,
            String textSha256,
            boolean withdrawn,
            String status,
            List<Stated> assessments,
            @Nullable String text) {}

    /**
     * What a person has stated about a text, and the second person.
     *
     * @param informs  whether customers are told; otherwise {@code reason} says why not
     * @param approved none: nobody had to look at it, since it asks for nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "id",
        "assessedAt",
        "assessedBy",
        "informs",
        "reason",
        "components",
        "effectiveOn",
        "actionBy",
        "cancelled",
        "urgent",
        "french",
        "english",
        "approved",
        "reviewedAt",
        "reviewedBy"
    })
    public record Stated(
            long id,
            Instant assessedAt,
            String assessedBy,
            boolean informs,
            @Nullable String reason,
            List<String> components,
            @Nullable String effectiveOn,
            @Nullable String actionBy,
            boolean cancelled,
            boolean urgent,
            @Nullable Words french,
            @Nullable Words english,
            @Nullable Boolean approved,
            @Nullable Instant reviewedAt,
            @Nullable String reviewedBy) {

        static Stated of(Assessment assessment) {
            var stated = assessment.stated();
            return new Stated(
                    assessment.id(),
                    assessment.assessedAt(),
                    assessment.assessedBy(),
                    stated.informs(),
                    stated.reason(),
                    stated.components().stream()
                            .sorted()
                            .map(Component::contractName)
                            .toList(),
                    stated.effectiveOn() == null ? null : stated.effectiveOn().toString(),
                    stated.actionBy() == null ? null : stated.actionBy().toString(),
                    stated.cancelled(),
                    stated.urgent(),
                    Words.of(stated.french()),
                    Words.of(stated.english()),
                    assessment.approved(),
                    assessment.reviewedAt(),
                    assessment.reviewedBy());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"subject", "meaning", "toDo"})
    public record Words(
            String subject, String meaning, @Nullable String toDo) {

        static @Nullable Words of(AssessmentRequest.@Nullable Words words) {
            return words == null ? null : new Words(words.subject(), words.meaning(), words.toDo());
        }
    }

    /**
     * That the customer is told of a revision.
     *
     * @param assessment    whose words it reads
     * @param wasRevision   the revision that it was told before
     * @param digestDay     the day of the digest that tells it; none: at once
     * @param messageId     of the letter; none as long as there is none
     * @param answer        its first answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "revision",
        "assessment",
        "recordedAt",
        "wasRevision",
        "language",
        "digestDay",
        "subscriptions",
        "messageId",
        "answer"
    })
    public record Told(
            int revision,
            long assessment,
            Instant recordedAt,
            @Nullable Integer wasRevision,
            String language,
            @Nullable String digestDay,
            List<Served> subscriptions,
            @Nullable String messageId,
            @Nullable Answer answer) {}

    /** A subscription that was named, and its site. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"number", "site", "address"})
    public record Served(
            String number, @Nullable String site, @Nullable String address) {}

    /** @param through {@link Acknowledgement.Through} in lower case */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"at", "through", "by", "words"})
    public record Answer(
            Instant at, String through, String by, @Nullable String words) {

        static @Nullable Answer of(@Nullable Acknowledgement answer) {
            return answer == null
                    ? null
                    : new Answer(
                            answer.at(), answer.through().name().toLowerCase(Locale.ROOT), answer.by(), answer.words());
        }
    }

    /**
     * A letter, as it was sent.
     *
     * @param kind       {@code change-told}, {@code change-reminded}, {@code change-digest}
     * @param revisions  those that it tells
     * @param status     {@code recorded}, {@code sent} or {@code failed}
     * @param acceptedAt when the mail server took it
     * @param attempts   tries whose outcome is known
     * @param error      what was said at the last try that failed
     * @param abandoned  why it is not sent again
     * @param returns    each time that it came back after the mail server had taken it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "messageId",
        "kind",
        "revisions",
        "recordedAt",
        "recipientName",
        "recipientAddress",
        "subject",
        "body",
        "bodySha256",
        "attachments",
        "status",
        "attempts",
        "acceptedAt",
        "error",
        "abandoned",
        "returns"
    })
    public record Letter(
            String messageId,
            String kind,
            List<Integer> revisions,
            Instant recordedAt,
            String recipientName,
            String recipientAddress,
            String subject,
            String body,
            String bodySha256,
            List<Attachment> attachments,
            String status,
            int attempts,
            @Nullable Instant acceptedAt,
            @Nullable String error,
            @Nullable String abandoned,
            List<Return> returns) {}

    @JsonPropertyOrder({"name", "sha256"})
    public record Attachment(String name, String sha256) {}

    /**
     * A delivery status notification.
     *
     * @param acceptedAt when the mail server had taken what then came back
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"acceptedAt", "returnedAt", "status", "recipient", "diagnostic"})
    public record Return(
            @Nullable Instant acceptedAt, Instant returnedAt, String status, String recipient, String diagnostic) {}

    /** @param why in French */
    @JsonPropertyOrder({"revision", "why"})
    public record NotTold(int revision, String why) {}

    /** A letter with what belongs to it. */
    record Sent(RecordedNotice letter, List<NoticeAttachment> attachments, List<Return> returns) {}

    /**
     * @param tenants     the reseller's and the customer's own
     * @param versions    of the message in these tenants, in the order in which they were read
     * @param revisions   of the change, in their order
     * @param assessments of the change, in their order
     * @param notices     that tell the customer, in their order
     * @param letters     to the customer about the change, in their order
     * @param served      the subscriptions that the notices name, by their numbers
     * @param toldOthers  the revisions that customers were told of
     */
    static ChangeProof of(
            MicrosoftChange change,
            Customer customer,
            Collection<Tenant> tenants,
            List<AnnouncementVersion> versions,
            List<ChangeRevision> revisions,
            List<Assessment> assessments,
            List<ChangeNotice> notices,
            List<Sent> letters,
            Map<String, Subscription> served,
            Collection<Integer> toldOthers) {
        var own = tenants.stream()
                .filter(tenant -> customer.number().equals(tenant.customer()))
                .map(Tenant::id)
                .toList();
        var shown = new HashMap<String, AnnouncementVersion>();
        versions.forEach(version -> shown.putIfAbsent(version.hash(), version));
        var seen = revisions.stream()
                .filter(revision -> shown.containsKey(revision.hash())
                        || notices.stream().anyMatch(notice -> notice.revision() == revision.revision()))
                .toList();
        var told = notices.stream()
                .filter(notice -> notice.notice() != null)
                .map(ChangeNotice::revision)
                .toList();
        return new ChangeProof(
                change.number(),
                change.messageId(),
                change.openedAt(),
                Clause.OF_CHANGES,
                PROVIDER,
                new Party(customer.number(), customer.name(), customer.siren()),
                versions.stream()
                        .map(version -> Version.of(version, own.contains(version.tenant())))
                        .toList(),
                seen.stream()
                        .map(revision -> new Revision(
                                revision.revision(),
                                revision.recordedAt(),
                                revision.hash(),
                                revision.withdrawn(),
                                revision.status().name().toLowerCase(Locale.ROOT),
                                assessments.stream()
                                        .filter(assessment -> assessment.revision() == revision.revision())
                                        .map(Stated::of)
                                        .toList(),
                                told.contains(revision.revision())
                                        ? Optional.ofNullable(shown.get(revision.hash()))
                                                .map(ChangeProof::readable)
                                                .orElse(null)
                                        : null))
                        .toList(),
                notices.stream().map(notice -> told(notice, served, letters)).toList(),
                letters.stream().map(letter -> letter(letter, notices)).toList(),
                seen.stream()
                        .filter(revision -> !told.contains(revision.revision()))
                        .map(revision ->
                                new NotTold(revision.revision(), why(revision, assessments, notices, toldOthers)))
                        .toList());
    }

    private static String readable(AnnouncementVersion version) {
        var text = version.text();
        return PlainText.shortened(
                text.bodyType().equals("html") ? HtmlText.of(text.body()) : PlainText.lines(text.body()), LONGEST_TEXT);
    }

    private static Told told(ChangeNotice notice, Map<String, Subscription> served, List<Sent> letters) {
        return new Told(
                notice.revision(),
                notice.assessment(),
                notice.recordedAt(),
                notice.wasRevision(),
                notice.language(),
                notice.digestDay() == null ? null : notice.digestDay().toString(),
                notice.subscriptions().stream()
                        .map(number -> Optional.ofNullable(served.get(number))
                                .map(subscription -> new Served(
                                        number,
                                        subscription.site().name(),
                                        subscription.site().address()))
                                .orElseGet(() -> new Served(number, null, null)))
                        .toList(),
                letters.stream()
                        .map(Sent::letter)
                        .filter(letter -> notice.notice() != null && letter.id() == notice.notice())
                        .map(RecordedNotice::messageId)
                        .findFirst()
                        .orElse(null),
                Answer.of(notice.acknowledgement()));
    }

    private static Letter letter(Sent sent, List<ChangeNotice> notices) {
        var recorded = sent.letter();
        var notice = recorded.notice();
        return new Letter(
                recorded.messageId(),
                notice.kind(),
                notices.stream()
                        .filter(one -> one.notice() != null && one.notice() == recorded.id())
                        .map(ChangeNotice::revision)
                        .toList(),
                recorded.recordedAt(),
                notice.recipientName(),
                notice.recipientAddress(),
                notice.subject(),
                notice.body(),
                Sha256.of(notice.body()),
                sent.attachments().stream()
                        .map(attachment -> new Attachment(attachment.name(), Sha256.of(attachment.content())))
                        .toList(),
                recorded.status().name().toLowerCase(Locale.ROOT),
                recorded.attempts(),
                recorded.sentAt(),
                recorded.lastError(),
                recorded.abandonedBecause(),
                sent.returns());
    }

    // ---- why not

    private static String why(
            ChangeRevision revision,
            List<Assessment> assessments,
            List<ChangeNotice> notices,
            Collection<Integer> toldOthers) {
        var notice = notices.stream()
                .filter(one -> one.revision() == revision.revision())
                .findFirst();
        if (notice.isPresent()) {
            return why(notice.get(), notices);
        }
        var held = assessments.stream()
                .filter(one -> one.revision() == revision.revision())
                .reduce((one, later) -> later);
        return switch (revision.status()) {
            case TO_ASSESS -> "Ce texte est à évaluer.";
            case TO_REVIEW -> "L'évaluation de ce texte est à relire par une deuxième personne.";
            case WITHOUT_NOTICE ->
                held.map(decided -> "Décision du " + FrenchMoment.of(decided.assessedAt()) + ", par "
                                + decided.assessedBy() + Spaces.NO_BREAK + ": "
                                + decided.stated().reason())
                        .orElse("Décision de ne pas informer.");
            case SUPERSEDED ->
                toldOthers.contains(revision.revision())
                        ? notConcerned(held)
                        : "Microsoft a remplacé ce texte par un autre avant que les clients en soient informés.";
            case TELLING -> "L'information des clients est en cours.";
            case TOLD, CLOSED -> notConcerned(held);
        };
    }

    private static String why(ChangeNotice notice, List<ChangeNotice> notices) {
        var day = Optional.ofNullable(notice.digestDay())
                .map(digest -> " du " + FrenchDay.inFigures(digest))
                .orElse("");
        if (notice.replacedAt() == null) {
            return "Ce texte attend le bulletin" + day + ".";
        }
        return "Ce texte attendait le bulletin" + day + " ; le " + FrenchMoment.of(notice.replacedAt())
                + ", un autre l'a remplacé"
                + notices.stream()
                        .map(ChangeNotice::revision)
                        .filter(later -> later > notice.revision())
                        .findFirst()
                        .map(later -> Spaces.NO_BREAK + ": la révision " + later)
                        .orElse("")
                + ".";
    }

    private static String notConcerned(Optional<Assessment> held) {
        return "Le client n'était pas concerné" + Spaces.NO_BREAK
                + ": aucun de ses abonnements fournis alors ne comprend "
                + held.map(assessment -> String.join(
                                ", ",
                                assessment.stated().components().stream()
                                        .sorted()
                                        .map(Component::contractName)
                                        .toList()))
                        .filter(names -> !names.isEmpty())
                        .orElse("un composant touché")
                + ", ou son locataire Microsoft ne montrait pas ce texte.";
    }
}
