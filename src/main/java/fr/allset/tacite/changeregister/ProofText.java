package fr.allset.tacite.changeregister;

import fr.allset.tacite.change.RevisionStatus;
import fr.allset.tacite.changeletter.Acknowledgement;
import fr.allset.tacite.relevance.ChangeFacts;
import fr.allset.tacite.typography.Counted;
import fr.allset.tacite.typography.FrenchDay;
import fr.allset.tacite.typography.FrenchMoment;
import fr.allset.tacite.typography.Spaces;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The proof of what a customer was told of a change, as it is printed, in French texts. Moments are Paris's, to the second. */
public record ProofText(
        ChangeProof document,
        String customer,
        List<VersionText> versions,
        List<RevisionText> revisions,
        List<ToldText> notices,
        List<LetterText> letters,
        List<ChangeProof.NotTold> notTold,
        String sha256,
        String generated) {

    private static final String NONE = "–";

    public record VersionText(
            String tenant,
            int version,
            String readAt,
            String modifiedAt,
            String title,
            String services,
            String dates,
            String major,
            String textSha256,
            String bodySha256,
            String length) {}

    public record RevisionText(
            int number,
            String status,
            String recordedAt,
            String textSha256,
            List<StatedText> assessments,
            @Nullable String text) {}

    public record StatedText(
            String assessed,
            String decision,
            String components,
            String days,
            @Nullable String review,
            ChangeProof.@Nullable Words french,
            ChangeProof.@Nullable Words english) {}

    public record ToldText(
            int revision,
            String recorded,
            String way,
            String subscriptions,
            String letter,
            String answer,
            @Nullable String answerWords) {}

    public record LetterText(
            String kind,
            String subject,
            String recipient,
            String messageId,
            String revisions,
            String recordedAt,
            String accepted,
            @Nullable String trouble,
            List<String> returns,
            String attachments,
            String body,
            String bodySha256) {}

    public static ProofText of(ProvenChange proven) {
        var document = proven.document();
        var party = document.customer();
        return new ProofText(
                document,
                party.name() + " (client " + party.number() + (party.siren() == null ? "" : ", SIREN " + party.siren())
                        + ")",
                document.versions().stream().map(ProofText::version).toList(),
                document.revisions().stream().map(ProofText::revision).toList(),
                document.notices().stream().map(ProofText::told).toList(),
                document.letters().stream().map(ProofText::letter).toList(),
                document.notTold(),
                proven.sha256(),
                "Document établi le " + FrenchMoment.of(proven.generatedAt()) + " par " + proven.generatedBy() + ".");
    }

    private static VersionText version(ChangeProof.Version version) {
        return new VersionText(
                (version.own() ? "celui du client" : "celui d'ALLSET SAS") + " (" + version.tenant() + ")",
                version.version(),
                FrenchMoment.of(version.readAt()),
                moment(version.modifiedAt()),
                version.title(),
                version.services().isEmpty() ? NONE : String.join(", ", version.services()),
                Stream.of(
                                day("date limite d'action", version.actionBy()),
                                day("début de publication", version.startsAt()),
                                day("fin de publication", version.endsAt()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", ")),
                version.major() == null ? "Microsoft ne le dit pas" : version.major() ? "oui" : "non",
                version.textSha256(),
                version.bodySha256(),
                version.bodyLength() + " caractères" + (version.whole() ? "" : ", dont seul le début est gardé"));
    }

    private static Optional<String> day(String name, @Nullable Instant moment) {
        return Optional.ofNullable(moment).map(known -> name + " le " + FrenchDay.inFigures(ChangeFacts.dayOf(known)));
    }

    private static RevisionText revision(ChangeProof.Revision revision) {
        return new RevisionText(
                revision.revision(),
                RevisionStatus.valueOf(revision.status().toUpperCase(Locale.ROOT))
                                .label()
                        + (revision.withdrawn() ? ", retirée par Microsoft" : ""),
                FrenchMoment.of(revision.recordedAt()),
                revision.textSha256(),
                revision.assessments().stream().map(ProofText::stated).toList(),
                revision.text());
    }

    private static StatedText stated(ChangeProof.Stated stated) {
        var days = new ArrayList<String>();
        if (stated.effectiveOn() != null) {
            days.add("prise d'effet le " + FrenchDay.inFigures(LocalDate.parse(stated.effectiveOn())));
        }
        if (stated.actionBy() != null) {
            days.add("action au plus tard le " + FrenchDay.inFigures(LocalDate.parse(stated.actionBy())));
        }
        return new StatedText(
                "Évaluée le " + FrenchMoment.of(stated.assessedAt()) + " par " + stated.assessedBy(),
                stated.informs()
                        ? stated.cancelled()
                                ? "les clients concernés sont informés que Microsoft l'abandonne"
                                : "les clients concernés sont informés"
                        : "les clients ne sont pas informés" + Spaces.NO_BREAK + ": " + stated.reason(),
                stated.components().isEmpty() ? NONE : String.join(", ", stated.components()),
                days.isEmpty() ? NONE : String.join(", ", days),
                stated.reviewedAt() == null
                        ? null
                        : (Boolean.TRUE.equals(stated.approved()) ? "Approuvée" : "Renvoyée") + " le "
                                + FrenchMoment.of(stated.reviewedAt()) + " par " + stated.reviewedBy(),
                stated.french(),
                stated.english());
    }

    private static ToldText told(ChangeProof.Told told) {
        var answer = told.answer();
        return new ToldText(
                told.revision(),
                "le " + FrenchMoment.of(told.recordedAt())
                        + (told.wasRevision() == null ? "" : ", après la révision " + told.wasRevision()),
                told.digestDay() == null
                        ? "aussitôt"
                        : "dans le bulletin du " + FrenchDay.inFigures(LocalDate.parse(told.digestDay())),
                told.subscriptions().stream()
                        .map(served -> served.number()
                                + (served.site() == null ? "" : ", " + served.site() + ", " + served.address()))
                        .collect(Collectors.joining(" ; ")),
                told.messageId() == null ? "aucun courrier" : told.messageId(),
                answer == null
                        ? "aucune"
                        : "le " + FrenchMoment.of(answer.at()) + ", "
                                + Acknowledgement.Through.valueOf(
                                                answer.through().toUpperCase(Locale.ROOT))
                                        .label() + ", " + answer.by(),
                answer == null ? null : answer.words());
    }

    private static LetterText letter(ChangeProof.Letter letter) {
        return new LetterText(
                switch (letter.kind()) {
                    case "change-told" -> "Information";
                    case "change-reminded" -> "Relance";
                    case "change-digest" -> "Bulletin";
                    default -> letter.kind();
                },
                letter.subject(),
                (letter.recipientName().isEmpty() ? "" : letter.recipientName() + ", ") + letter.recipientAddress(),
                letter.messageId(),
                letter.revisions().isEmpty()
                        ? ""
                        : letter.revisions().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                FrenchMoment.of(letter.recordedAt()),
                (letter.acceptedAt() == null ? "jamais" : "le " + FrenchMoment.of(letter.acceptedAt())) + ", "
                        + letter.attempts() + " " + Counted.form(letter.attempts(), "essai", "essais"),
                trouble(letter),
                letter.returns().stream()
                        .map(back -> "le " + FrenchMoment.of(back.returnedAt())
                                + (back.acceptedAt() == null
                                        ? ""
                                        : ", accepté le " + FrenchMoment.of(back.acceptedAt()))
                                + ", " + back.status() + " pour " + back.recipient() + Spaces.NO_BREAK + ": "
                                + back.diagnostic())
                        .toList(),
                letter.attachments().stream()
                        .map(attachment -> attachment.name() + " (SHA-256 " + attachment.sha256() + ")")
                        .collect(Collectors.joining(", ")),
                letter.body(),
                letter.bodySha256());
    }

    private static @Nullable String trouble(ChangeProof.Letter letter) {
        return letter.abandoned() != null ? "abandonné" + Spaces.NO_BREAK + ": " + letter.abandoned() : letter.error();
    }

    private static String moment(@Nullable Instant moment) {
        return moment == null ? NONE : FrenchMoment.of(moment);
    }
}
