package fr.allset.tacite.change;

import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.microsoftfeed.Announcements;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What Microsoft shows in the reseller's tenant, and what people then state about it: everything goes through the use cases. The messages
 * are about Exchange Online.
 */
public class MessageCentre {

    private static final AtomicLong READS = new AtomicLong();

    private final Tenants tenants;
    private final Announcements announcements;
    private final ChangeHandling changeHandling;
    private final ChangeCommunication notices;
    private final Notices letters;
    private final JdbcClient jdbc;

    MessageCentre(
            Tenants tenants,
            Announcements announcements,
            ChangeHandling changeHandling,
            ChangeCommunication notices,
            Notices letters,
            JdbcClient jdbc) {
        this.tenants = tenants;
        this.announcements = announcements;
        this.changeHandling = changeHandling;
        this.notices = notices;
        this.letters = letters;
        this.jdbc = jdbc;
    }

    public static Announcement message(String id, String title, String body, @Nullable String actionBy) {
        return new Announcement(
                id,
                title,
                "planforchange",
                "normal",
                List.of(),
                List.of("Exchange Online"),
                true,
                actionBy == null ? null : noon(actionBy),
                noon("2026-11-01"),
                noon("2027-11-01"),
                null,
                "html",
                body);
    }

    private static Instant noon(String day) {
        return LocalDate.parse(day).atTime(12, 0).atZone(ContractTime.ZONE).toInstant();
    }

    /** The next change is {@code EV-2026-000001}. */
    public void begins() {
        jdbc.sql("alter sequence microsoft_change_number restart with 1").update();
    }

    /** @return the number of the change */
    public String shows(Announcement message) {
        tenants.put("reseller", "ALLSET SAS", null);
        announcements.record("reseller", READS.incrementAndGet(), List.of(message));
        return jdbc.sql("select number from microsoft_change where message_id = ?")
                .param(message.id())
                .query(String.class)
                .single();
    }

    /** A person states it, a second one approves of it where it asks to act. */
    public void state(String change, int revision, AssessmentRequest stated) {
        var assessment = changeHandling.assess(change, revision, stated, false, "gestionnaire");
        if (assessment.asksToAct()) {
            changeHandling.review(change, revision, true, null, "relectrice");
        }
    }

    /** All customers concerned are told. */
    public void tell(String change, int revision) {
        var progress = notices.tell(change, revision, "");
        while (progress.more()) {
            progress = notices.tell(change, revision, progress.upTo());
        }
        changeHandling.told(change, revision, progress.told());
    }

    public void inform(String change, int revision, AssessmentRequest stated) {
        state(change, revision, stated);
        tell(change, revision);
    }

    /** The letters of these kinds, oldest first. */
    public List<RecordedNotice> letters(String... kinds) {
        return jdbc
                .sql("select id from notice where kind in (:kinds) order by id")
                .param("kinds", Arrays.asList(kinds))
                .query(Long.class)
                .list()
                .stream()
                .map(id -> letters.find(id).orElseThrow())
                .toList();
    }

    /** What a person states: it concerns Exchange Online. */
    public record AStatement(
            String subject,
            String meaning,
            @Nullable String toDo,
            AssessmentRequest.@Nullable Words english,
            @Nullable String effectiveOn,
            @Nullable String actionBy,
            boolean cancelled,
            boolean urgent) {

        public static AStatement of(String subject, String meaning) {
            return new AStatement(subject, meaning, null, null, null, null, false, false);
        }

        public AStatement asking(String toDo, @Nullable String by) {
            return new AStatement(subject, meaning, toDo, english, effectiveOn, by, cancelled, urgent);
        }

        public AStatement inEnglish(String subjectEn, String meaningEn, @Nullable String toDoEn) {
            return new AStatement(
                    subject,
                    meaning,
                    toDo,
                    new AssessmentRequest.Words(subjectEn, meaningEn, toDoEn),
                    effectiveOn,
                    actionBy,
                    cancelled,
                    urgent);
        }

        public AStatement from(String day) {
            return new AStatement(subject, meaning, toDo, english, day, actionBy, cancelled, urgent);
        }

        public AStatement givenUp() {
            return new AStatement(subject, meaning, null, english, null, null, true, urgent);
        }

        public AStatement atOnce() {
            return new AStatement(subject, meaning, toDo, english, effectiveOn, actionBy, cancelled, true);
        }

        public AssessmentRequest made() {
            return AssessmentRequest.informing(
                    Set.of(Component.EXCHANGE_ONLINE),
                    new AssessmentRequest.Words(subject, meaning, toDo),
                    english,
                    day(effectiveOn),
                    day(actionBy),
                    cancelled,
                    urgent);
        }

        private static @Nullable LocalDate day(@Nullable String day) {
            return day == null ? null : LocalDate.parse(day);
        }
    }
}
