package fr.allset.tacite.subscription;

import fr.allset.tacite.money.Euros;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fee as someone stated it, never overwritten: of what is stated for the same time, the latest holds.
 *
 * @param of      what it is stated for: a day of a fixed fee, a month of a usage fee
 * @param amount  excluding tax
 * @param by      the login of who stated it
 * @param holds   whether nothing has been stated for the same time since
 */
public record FeeStatement<T>(
        T of, Euros amount, Instant at, String by, @Nullable String reason, boolean holds) {}
