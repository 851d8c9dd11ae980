package fr.allset.tacite.desk;

import fr.allset.tacite.lifecycle.Standing;
import fr.allset.tacite.lifecycle.SubscriptionOverview;
import fr.allset.tacite.typography.FrenchDay;
import java.util.List;

/**
 * A life as a line of the list.
 *
 * @param tone            the colour beside the words
 * @param term            the last day of the period under way, or a dash
 * @param lastDayOfNotice or a dash when no renewal is to come
 */
record LifeRow(
        String number,
        String customer,
        String site,
        String standing,
        List<String> waiting,
        String tone,
        String term,
        String lastDayOfNotice) {

    private static final String NONE = "–";

    static LifeRow of(SubscriptionOverview.InBrief life) {
        var subscription = life.subscription();
        return new LifeRow(
                subscription.number(),
                subscription.customer().name(),
                subscription.site().name(),
                life.standing().words(),
                life.standing().waiting(),
                tone(life.standing()),
                life.term().map(FrenchDay::inFigures).orElse(NONE),
                life.lastDayOfNotice().map(FrenchDay::inFigures).orElse(NONE));
    }

    static String tone(Standing standing) {
        return switch (standing.phase()) {
            case BEFORE_START -> "neutral";
            case INITIAL, RENEWAL -> "good";
            case NOT_RENEWED, TERMINATED -> "warning";
            case ENDED -> "over";
        };
    }
}
