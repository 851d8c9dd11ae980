package fr.allset.tacite.time.web;

import fr.allset.tacite.time.ClockHands;
import fr.allset.tacite.time.ClockSettings;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** In a demonstration each page leads to the clock and, once that has been moved, says which day it is there. */
@ControllerAdvice(annotations = Controller.class)
class ClockBanner {

    private final ClockHands hands;
    private final ClockSettings settings;

    ClockBanner(ClockHands hands, ClockSettings settings) {
        this.hands = hands;
        this.settings = settings;
    }

    @ModelAttribute("clockMovable")
    boolean clockMovable() {
        return settings.movable();
    }

    /** The day in words, or null as long as the clock shows the time on the wall. */
    @ModelAttribute("demonstrationDay")
    @Nullable
    String demonstrationDay() {
        return hands.isMoved() ? FrenchDay.of(LocalDate.ofInstant(hands.instant(), ContractTime.ZONE)) : null;
    }
}
