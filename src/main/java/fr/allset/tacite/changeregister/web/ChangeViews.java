package fr.allset.tacite.changeregister.web;

import fr.allset.tacite.change.Assessment;
import fr.allset.tacite.change.AssessmentRequest;
import fr.allset.tacite.change.ChangeEvent;
import fr.allset.tacite.change.CountingDay;
import fr.allset.tacite.change.RevisionStatus;
import fr.allset.tacite.change.WasNow;
import fr.allset.tacite.changeletter.Acknowledgement;
import fr.allset.tacite.changeregister.ChangeInquiry;
import fr.allset.tacite.changeregister.ToldChange;
import fr.allset.tacite.changeregister.ToldCustomer;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.subscription.Component;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How programs read changes. */
final class ChangeViews {

    private ChangeViews() {}

    /** How far a change has come; a client knows only the second and the third. */
    enum Status {
        TO_ASSESS("to-assess", ChangeInquiry.Which.TO_ASSESS),
        UNDER_WAY("under-way", ChangeInquiry.Which.UNDER_WAY),
        CLOSED("closed", ChangeInquiry.Which.CLOSED),
        WITHOUT_NOTICE("without-notice", ChangeInquiry.Which.WITHOUT_NOTICE);

        private final String code;
        private final ChangeInquiry.Which which;

        Status(String code, ChangeInquiry.Which which) {
            this.code = code;
            this.which = which;
        }

        String code() {
            return code;
        }

        ChangeInquiry.Which which() {
            return which;
        }

        static Optional<Status> named(String code) {
            return List.of(values()).stream()
                    .filter(status -> status.code.equals(code))
                    .findFirst();
        }

        static Status of(ChangeInquiry.Entry entry) {
            var statuses = entry.current().stream()
                    .map(current -> current.revision().status())
                    .toList();
            return statuses.contains(RevisionStatus.TO_ASSESS) || statuses.contains(RevisionStatus.TO_REVIEW)
                    ? TO_ASSESS
                    : statuses.contains(RevisionStatus.TELLING) || statuses.contains(RevisionStatus.TOLD)
                            ? UNDER_WAY
                            : entry.told() > 0 || statuses.contains(RevisionStatus.CLOSED) ? CLOSED : WITHOUT_NOTICE;
        }

        static Status of(ToldChange told, LocalDate today) {
            return told.isOver(today) ? CLOSED : UNDER_WAY;
        }
    }

    /** @param total how many the whole list holds */
    record Page(List<InBrief> changes, int page, int size, long total) {}

    /** @param kind {@code action}, {@code effect}, {@code microsoft-action} or {@code microsoft-end} */
    record Day(LocalDate day, String kind) {

        static @Nullable Day of(Optional<CountingDay> day) {
            return day.map(counts -> new Day(counts.day(), counts.kind().code()))
                    .orElse(null);
        }
    }

    /**
     * @param title      what customers read, in the language of the client; Microsoft's as long as nobody has assessed it
     * @param revision   the latest one
     * @param told       how many customers were told, for the staff alone, as {@code answered}
     */
    record InBrief(
            String number,
            String messageId,
            String status,
            String title,
            int revision,
            List<String> components,
            boolean cancelled,
            @Nullable Day day,
            @Nullable Long told,
            @Nullable Long answered) {

        static InBrief of(ChangeInquiry.Entry entry) {
            var latest = entry.latest();
            var assessment = latest.assessment();
            var french = assessment == null ? null : assessment.stated().french();
            return new InBrief(
                    entry.change().number(),
                    entry.change().messageId(),
                    Status.of(entry).code(),
                    french == null ? latest.text().title() : french.subject(),
                    latest.revision().revision(),
                    assessment == null ? List.of() : names(assessment.stated().components()),
                    assessment != null && assessment.stated().cancelled(),
                    Day.of(latest.day()),
                    entry.told(),
                    entry.answered());
        }

        static InBrief of(ToldChange told, LocalDate today) {
            var stated = told.assessment().stated();
            return new InBrief(
                    told.notice().change(),
                    told.revision().messageId(),
                    Status.of(told, today).code(),
                    told.words().subject(),
                    told.notice().revision(),
                    names(stated.components()),
                    stated.cancelled(),
                    Day.of(told.day()),
                    null,
                    null);
        }
    }

    /**
     * @param revisions for the staff, the latest first
     * @param customers for the staff, a page of those told
     * @param notices   for a client, what it was told, the latest first
     * @param diary     for the staff
     */
    record Whole(
            InBrief change,
            @Nullable List<Revision> revisions,
            @Nullable Customers customers,
            @Nullable List<Notice> notices,
            @Nullable List<ChangeEvent> diary) {

        static Whole of(ChangeInquiry.Dossier dossier, fr.allset.tacite.persistence.Page<ToldCustomer> customers) {
            return new Whole(
                    InBrief.of(dossier.entry()),
                    dossier.revisions().stream().map(Revision::of).toList(),
                    Customers.of(customers),
                    null,
                    dossier.diary());
        }

        /** @param told at least one, the latest first */
        static Whole of(List<ToldChange> told, LocalDate today) {
            return new Whole(
                    InBrief.of(told.get(0), today),
                    null,
                    null,
                    told.stream().map(Notice::of).toList(),
                    null);
        }
    }

    /** What Microsoft says, without its text. */
    record Message(
            String title,
            List<String> services,
            boolean major,
            @Nullable Instant actionBy,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable Instant modifiedAt) {

        static Message of(Announcement text) {
            return new Message(
                    text.title(),
                    text.services(),
                    text.isMajor(),
                    text.actionBy(),
                    text.startsAt(),
                    text.endsAt(),
                    text.modifiedAt());
        }
    }

    /**
     * @param status   {@code to_assess}, {@code to_review}, {@code without_notice}, {@code telling}, {@code told}, {@code closed},
     *                 {@code superseded}
     * @param since    what differs from the revision before in the same tenant; none of the first
     * @param stated   what holds about it; none when nobody has assessed it
     */
    record Revision(
            int revision,
            Instant recordedAt,
            String status,
            String because,
            boolean withdrawn,
            String textSha256,
            Message microsoft,
            @Nullable WasNow since,
            @Nullable Stated stated,
            long told,
            long answered) {

        static Revision of(ChangeInquiry.Revision shown) {
            var revision = shown.revision();
            return new Revision(
                    revision.revision(),
                    revision.recordedAt(),
                    revision.status().name().toLowerCase(Locale.ROOT),
                    revision.because(),
                    revision.withdrawn(),
                    revision.hash(),
                    Message.of(shown.text()),
                    shown.difference(),
                    shown.held() == null ? null : Stated.of(shown.held()),
                    shown.tally().told(),
                    shown.tally().answered());
        }
    }

    record Words(String subject, String meaning, @Nullable String toDo) {

        static @Nullable Words of(AssessmentRequest.@Nullable Words words) {
            return words == null ? null : new Words(words.subject(), words.meaning(), words.toDo());
        }
    }

    /** @param approved none: nobody had to look at it, or has yet */
    record Stated(
            Instant assessedAt,
            String assessedBy,
            boolean informs,
            @Nullable String reason,
            List<String> components,
            @Nullable LocalDate effectiveOn,
            @Nullable LocalDate actionBy,
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
                    assessment.assessedAt(),
                    assessment.assessedBy(),
                    stated.informs(),
                    stated.reason(),
                    names(stated.components()),
                    stated.effectiveOn(),
                    stated.actionBy(),
                    stated.cancelled(),
                    stated.urgent(),
                    Words.of(stated.french()),
                    Words.of(stated.english()),
                    assessment.approved(),
                    assessment.reviewedAt(),
                    assessment.reviewedBy());
        }
    }

    record Customers(List<Told> customers, int page, int size, long total) {

        static Customers of(fr.allset.tacite.persistence.Page<ToldCustomer> page) {
            return new Customers(
                    page.entries().stream().map(Told::of).toList(), page.page(), page.size(), page.total());
        }
    }

    /** @param letter {@code waiting}, {@code to_send}, {@code sent}, {@code failed}, {@code returned} or {@code replaced} */
    record Told(
            String customer,
            String name,
            int revision,
            Instant recordedAt,
            String language,
            @Nullable LocalDate digestDay,
            String letter,
            @Nullable Instant sentAt,
            @Nullable Instant returnedAt,
            List<String> subscriptions,
            @Nullable Answer answer) {

        static Told of(ToldCustomer told) {
            var notice = told.notice();
            var delivery = told.delivery();
            return new Told(
                    notice.customer(),
                    told.name(),
                    notice.revision(),
                    notice.recordedAt(),
                    notice.language(),
                    notice.digestDay(),
                    told.state().name().toLowerCase(Locale.ROOT),
                    delivery == null ? null : delivery.sentAt(),
                    delivery == null ? null : delivery.returnedAt(),
                    notice.subscriptions(),
                    Answer.of(notice.acknowledgement()));
        }
    }

    /** @param through {@code online}, {@code mail} or {@code staff} */
    record Answer(Instant at, String through, @Nullable String words) {

        static @Nullable Answer of(@Nullable Acknowledgement answer) {
            return answer == null
                    ? null
                    : new Answer(answer.at(), answer.through().name().toLowerCase(Locale.ROOT), answer.words());
        }
    }

    /**
     * What a client was told: the words of its letter, and which of its subscriptions are concerned.
     *
     * @param was    the revision that it was told before
     * @param sentAt when the letter was taken by the mail server
     */
    record Notice(
            int revision,
            Instant toldAt,
            @Nullable Instant sentAt,
            @Nullable Integer was,
            String language,
            Words words,
            List<String> components,
            @Nullable LocalDate effectiveOn,
            @Nullable LocalDate actionBy,
            boolean cancelled,
            List<String> subscriptions,
            Message microsoft,
            @Nullable Answer answer) {

        static Notice of(ToldChange told) {
            var notice = told.notice();
            var stated = told.assessment().stated();
            var delivery = told.delivery();
            return new Notice(
                    notice.revision(),
                    delivery == null ? notice.recordedAt() : delivery.recordedAt(),
                    delivery == null ? null : delivery.sentAt(),
                    notice.wasRevision(),
                    notice.language(),
                    new Words(
                            told.words().subject(),
                            told.words().meaning(),
                            told.words().toDo()),
                    names(stated.components()),
                    stated.effectiveOn(),
                    stated.actionBy(),
                    stated.cancelled(),
                    notice.subscriptions(),
                    Message.of(told.text()),
                    Answer.of(notice.acknowledgement()));
        }
    }

    private static List<String> names(Collection<Component> components) {
        return components.stream().sorted().map(Component::contractName).toList();
    }
}
