package fr.allset.tacite.failure.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails about failures are taken.
 *
 * @param mostAnHour how many mails of one sender are taken in an hour without a person; what comes after is held, since it may be two
 *                   machines that answer each other
 */
@ConfigurationProperties("tacite.failure-mails")
record FailureMailSettings(@DefaultValue("20") int mostAnHour) {

    FailureMailSettings {
        if (mostAnHour < 1) {
            throw new IllegalArgumentException("tacite.failure-mails.most-an-hour is at least 1");
        }
    }
}
