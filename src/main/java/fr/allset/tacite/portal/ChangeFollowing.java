package fr.allset.tacite.portal;

import fr.allset.tacite.changeregister.ToldChange;
import fr.allset.tacite.changeregister.ToldChangeInquiry;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Microsoft's changes as a client was told of them (art. 1): what comes, what has been. */
@Service
@Transactional(readOnly = true)
class ChangeFollowing {

    private final ToldChangeInquiry told;
    private final Clock clock;

    ChangeFollowing(ToldChangeInquiry told, Clock clock) {
        this.told = told;
        this.clock = clock;
    }

    /**
     * All that a client was told.
     *
     * @param answer  how many wait for it, in one heading
     * @param coming  by the day that counts, the soonest first
     * @param passed  the latest first
     */
    record All(String answer, List<ToldChangeText.Line> coming, List<ToldChangeText.Line> passed) {

        All {
            coming = List.copyOf(coming);
            passed = List.copyOf(passed);
        }
    }

    All all(Actor actor) {
        var today = ContractTime.today(clock);
        var latest = latest(actor);
        var coming = latest.stream()
                .filter(change -> !change.isOver(today))
                .sorted(ToldChangeText.bySoonest())
                .toList();
        return new All(
                Said.of(
                        "changes.answer",
                        Map.of(
                                "awaited",
                                coming.stream()
                                        .filter(change -> ToldChangeText.isAwaited(change, today))
                                        .count(),
                                "coming",
                                coming.size())),
                lines(coming, today),
                lines(latest.stream().filter(change -> change.isOver(today)).toList(), today));
    }

    private static List<ToldChangeText.Line> lines(List<ToldChange> changes, LocalDate today) {
        return changes.stream()
                .map(change -> ToldChangeText.Line.of(change, today))
                .toList();
    }

    /** What the client is to do about a change and has not said that it knows, the soonest first. */
    List<ToldChange> awaited(Actor actor, LocalDate today) {
        return latest(actor).stream()
                .filter(change -> ToldChangeText.isAwaited(change, today))
                .sorted(ToldChangeText.bySoonest())
                .toList();
    }

    private List<ToldChange> latest(Actor actor) {
        return ToldChange.latest(told.of(actor.customerNumber().orElse("")));
    }

    /** @throws Refusal when there is no such change, or the client was not told of it: both answer alike */
    ToldChangeText one(String number, Actor actor) {
        var own = told.of(actor.customerNumber().orElse(""), number).stream()
                .filter(ToldChange::isTold)
                .sorted(Comparator.comparing((ToldChange one) -> one.notice().revision())
                        .reversed())
                .toList();
        if (own.isEmpty()) {
            throw Refusal.notFound("unknown-change", number);
        }
        return ToldChangeText.of(own, ContractTime.today(clock));
    }
}
