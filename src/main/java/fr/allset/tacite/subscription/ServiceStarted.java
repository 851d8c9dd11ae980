package fr.allset.tacite.subscription;

import java.time.LocalDate;

/**
 * The Date de Mise en Service of a subscription has been reached under Tacite's eyes. That is at its commissioning, or on the day a file
 * had announced. Published in the transaction that records it.
 *
 */
public record ServiceStarted(String number, LocalDate serviceStartDate) {}
