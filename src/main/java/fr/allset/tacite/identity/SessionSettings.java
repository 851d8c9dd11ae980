package fr.allset.tacite.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long somebody stays in. A visitor who has not logged in has a session only for the form of the log-in. It lasts as long as {@code
 * server.servlet.session.timeout} says.
 *
 * @param idle    without a click
 * @param longest however often one clicks
 *
 */
@ConfigurationProperties("tacite.sessions")
record SessionSettings(
        @DefaultValue("8h") Duration idle,
        @DefaultValue("12h") Duration longest) {}
