package fr.allset.tacite.engine;

import fr.allset.tacite.time.ClockHands;
import java.util.Date;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The engine's own clock shows what the one clock shows, from before the engine is built. */
@Component
class EngineClock extends AbstractProcessEnginePlugin {

    private final ClockHands hands;

    EngineClock(ClockHands hands) {
        this.hands = hands;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        follow();
    }

    /** To be said after each movement of the hands. */
    void follow() {
        if (hands.isStanding()) {
            ClockUtil.setCurrentTime(Date.from(hands.instant()));
        } else {
            ClockUtil.offset(hands.ahead().toMillis());
        }
    }
}
