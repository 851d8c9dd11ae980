package fr.allset.tacite.time;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param movable {@code tacite.clock.movable}: whether a demonstration may move the clock; never in production */
@ConfigurationProperties("tacite.clock")
public record ClockSettings(boolean movable) {}
