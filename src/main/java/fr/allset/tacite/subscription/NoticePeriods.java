package fr.allset.tacite.subscription;

import fr.allset.tacite.persistence.RecordParameters;
import fr.allset.tacite.problem.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the order form or the general terms say of a notice of non-renewal (art. 5, T26), stated for a subscription in service. The latest
 * statement holds; the diary keeps each with its source, who stated it and when.
 */
@Service
public class NoticePeriods {

    private final JdbcClient jdbc;
    private final Subscriptions subscriptions;
    private final SubscriptionDiary diary;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NoticePeriods(
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
     * States it; stating the same again changes nothing.
     *
     * @param stated none where no document says anything
     * @throws Refusal when the subscription is unknown or has ended
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void state(String number, Optional<NoticePeriod> stated, String by) {
        var subscription = subscriptions.lock(List.of(number)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("unknown-subscription", number));
        if (subscription.endedOn() != null) {
            throw Refusal.conflict("subscription-ended", number, subscription.endedOn());
        }
        @Nullable NoticePeriod agreed = stated.orElse(null);
        if (Objects.equals(subscription.notice(), agreed)) {
            return;
        }
        jdbc.sql("""
                        update subscription set notice_number = :number, notice_unit = :unit, notice_source = :source
                        where number = :subscription""")
                .paramSource(RecordParameters.of(Stated.of(number, agreed)))
                .update();
        events.publishEvent(new NoticePeriodsStated(List.of(number), by));
    }

    /** Each statement is kept in the diary, whichever way it came. */
    @EventListener
    public void on(NoticePeriodsStated stated) {
        for (var subscription : subscriptions.findAll(stated.subscriptionNumbers())) {
            diary.record(
                    subscription.number(),
                    "notice-period",
                    clock.instant().toString(),
                    stated.by(),
                    "Préavis de dénonciation enregistré : "
                            + NoticePeriod.rule(subscription.notice()).inFrench());
        }
    }

    private record Stated(
            String subscription,
            @Nullable Integer number,
            NoticePeriod.@Nullable Unit unit,
            @Nullable String source) {

        static Stated of(String subscription, @Nullable NoticePeriod agreed) {
            return agreed == null
                    ? new Stated(subscription, null, null, null)
                    : new Stated(subscription, agreed.number(), agreed.unit(), agreed.source());
        }
    }
}
