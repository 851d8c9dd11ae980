package fr.allset.tacite.time;

import java.util.TimeZone;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * The machine's zone is nobody's business. The engine writes its instants without one, as the JVM's zone has them. On a machine that is
 * moved, a termination would be carried out hours early (art. 5). So it is UTC everywhere, before a driver or the engine has looked.
 */
class UtcFromTheStart implements ApplicationListener<ApplicationStartingEvent> {

    @Override
    public void onApplicationEvent(ApplicationStartingEvent starting) {
        TimeZone.setDefault(TimeZone.getTimeZone(DatabaseZone.ZONE));
    }
}
