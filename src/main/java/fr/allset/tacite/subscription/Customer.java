package fr.allset.tacite.subscription;

import org.jspecify.annotations.Nullable;

/**
 * The Client of the contract.
 *
 * @param siren        nine digits; a non-professional may have none
 * @param contactName  the person who is written to
 * @param contactEmail where notices go
 */
public record Customer(
        String number,
        String name,
        @Nullable String siren,
        CustomerKind kind,
        String contactName,
        String contactEmail) {}
