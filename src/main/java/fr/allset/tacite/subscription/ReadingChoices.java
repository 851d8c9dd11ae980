package fr.allset.tacite.subscription;

import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.terms.ChosenReadings;
import fr.allset.tacite.terms.Reading;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a contract reads the clauses that allow several readings: chosen when it is imported or set up, and by an amendment. What is
 * calculated from now on follows the latest choice; what was issued keeps the readings that it names.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ReadingChoices {

    private static final RowMapping<Choice> CHOICE =
            RowMapping.of(Choice.class).column("at", "chosen_at").column("by", "chosen_by");

    private final JdbcClient jdbc;
    private final Subscriptions subscriptions;
    private final SubscriptionDiary diary;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReadingChoices(
            JdbcClient jdbc,
            Subscriptions subscriptions,
            SubscriptionDiary diary,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.subscriptions = subscriptions;
        this.diary = diary;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One choice.
     *
     * @param agreedReadings what is read otherwise than the version of the terms, as {@link ChosenReadings#stored} has it
     * @param reason         why, such as the amendment that agrees it
     */
    public record Choice(String agreedReadings, String reason, String by, Instant at) {

        public ChosenReadings readings() {
            return ChosenReadings.of(agreedReadings);
        }
    }

    /** Those made for a contract, the latest first. */
    @Transactional(readOnly = true)
    public List<Choice> of(String number) {
        return jdbc.sql("select * from reading_choice where subscription_number = :number order by id desc")
                .param("number", number)
                .query(CHOICE)
                .list();
    }

    /**
     * What stands in a file or on a form.
     *
     * @throws Refusal naming all that the register does not have
     */
    public static ChosenReadings read(@Nullable String written) {
        try {
            return written == null ? ChosenReadings.NONE : ChosenReadings.of(written);
        } catch (ChosenReadings.UnknownReadings unknown) {
            throw Refusal.unprocessable("readings-unknown", "readings", String.join(" ; ", unknown.parts()));
        }
    }

    /**
     * An amendment has the contract read otherwise from now on. Saying the same again changes nothing.
     *
     * @param written all that the contract reads otherwise than its version of the terms, {@code T01=prorata_days;D13=10}
     * @throws Refusal when the subscription is unknown or has ended, the reason is missing, or a reading unknown
     */
    public void choose(String number, @Nullable String written, @Nullable String reason, String by) {
        var chosen = read(written);
        var stated = StatedReason.of(reason);
        var subscription = subscriptions.lock(List.of(number)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("unknown-subscription", number));
        if (subscription.endedOn() != null) {
            throw Refusal.conflict("subscription-ended", number, subscription.endedOn());
        }
        if (!chosen.stored().equals(subscription.agreedReadings())) {
            jdbc.sql("update subscription set agreed_readings = :readings where number = :number")
                    .param("readings", chosen.stored())
                    .param("number", number)
                    .update();
            keep(number, chosen, stated, by);
            events.publishEvent(new ReadingsChosen(number));
        }
    }

    /** What a contract was signed with, when its service begins; nothing when it reads all as its version does. */
    public void keepFirst(String number, ChosenReadings chosen, String reason, String by) {
        if (!chosen.values().isEmpty()) {
            keep(number, chosen, reason, by);
        }
    }

    private void keep(String number, ChosenReadings chosen, String reason, String by) {
        jdbc.sql("""
                        insert into reading_choice (subscription_number, agreed_readings, reason, chosen_by, chosen_at)
                        values (:number, :readings, :reason, :by, :at)""")
                .param("number", number)
                .param("readings", chosen.stored())
                .param("reason", reason)
                .param("by", by)
                .param("at", clock.instant())
                .update();
        diary.record(
                number,
                "readings-chosen",
                String.valueOf(of(number).size()),
                by,
                "Lectures du contrat : "
                        + (chosen.values().isEmpty()
                                ? "celles de ses conditions"
                                : chosen.all().stream()
                                        .map(ReadingChoices::inFrench)
                                        .collect(Collectors.joining(" ; ")))
                        + ". Motif : " + reason);
    }

    private static String inFrench(Reading reading) {
        return reading.entry() + " " + reading.label();
    }
}
