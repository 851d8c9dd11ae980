package fr.allset.tacite.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account manager asks a set-up for, as a form or a program writes it; nothing of it is checked yet.
 *
 * @param customerNumber      of a known customer; then its name, SIREN, kind and contact are those on record
 * @param customerKind        {@code professional} or {@code non_professional}
 * @param siteCode            of a known site of that customer, whose name and address may then be left out, or of a new one
 * @param components          their names, codes or aliases
 * @param monthlyFixedFee     euros excluding tax, {@code 1234.50} or {@code 1234,50}
 * @param initialPeriodMonths from 1 to 240
 * @param signedOn            when the contract was signed, {@code 2026-11-23}
 * @param readings            what the contract reads otherwise than its terms, {@code T01=prorata_days;D13=10}
 * @param works               additional services wanted, by the names of {@link AdditionalWork} in lower case
 * @param noticeNumber        of the notice of non-renewal, with unit and source, where a document of the contract asks for one (T26)
 */
public record SetupRequest(
        @Nullable String customerNumber,
        @Nullable String customerName,
        @Nullable String siren,
        @Nullable String customerKind,
        @Nullable String contactName,
        @Nullable String contactEmail,
        @Nullable String siteCode,
        @Nullable String siteName,
        @Nullable String siteAddress,
        List<String> components,
        @Nullable String monthlyFixedFee,
        @Nullable String initialFee,
        @Nullable String initialPeriodMonths,
        @Nullable String signedOn,
        @Nullable String wishedStart,
        @Nullable String readings,
        List<String> works,
        @Nullable String noticeNumber,
        @Nullable String noticeUnit,
        @Nullable String noticeSource) {

    public SetupRequest {
        components = List.copyOf(components);
        works = List.copyOf(works);
    }
}
