package fr.allset.tacite.terms;

import fr.allset.tacite.terms.ServiceQuality.CreditTier;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Every version of the terms that contracts have been signed under, oldest first. */
public final class TermsCatalogue {

    private static final String FOLDER = "/terms/";

    private final List<Terms> versions;

    private TermsCatalogue(List<Terms> versions) {
        this.versions = versions;
    }

    /**
     * The catalogue of {@code versions}, in any order.
     *
     * @throws IllegalArgumentException if there is none, or if two share their name or their first day
     */
    public static TermsCatalogue of(Collection<Terms> versions) {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("A catalogue of terms holds at least one version");
        }
        var names = new HashSet<String>();
        var firstDays = new HashSet<LocalDate>();
        for (var terms : versions) {
            if (!names.add(terms.version()) || !firstDays.add(terms.validFrom())) {
                throw new IllegalArgumentException(
                        "Another version has the name or the first day of the terms " + terms.version());
            }
        }
        return new TermsCatalogue(
                versions.stream().sorted(Comparator.comparing(Terms::validFrom)).toList());
    }

    /**
     * The versions this application was built with: the JSON resources that {@code terms/index.json} lists.
     *
     * @throws UncheckedIOException     if a resource is missing or misspelt
     * @throws IllegalArgumentException if a version holds a value out of range or an unknown reading
     */
    public static TermsCatalogue load() {
        var versions = new ArrayList<Terms>();
        for (var file : JsonResource.read(FOLDER + "index.json", String[].class)) {
            versions.add(JsonResource.read(FOLDER + file, Stored.class).terms());
        }
        return of(versions);
    }

    /** Every version, oldest first. */
    public List<Terms> versions() {
        return versions;
    }

    /**
     * The terms a contract was signed under.
     *
     * @throws IllegalArgumentException if no version is called {@code version}
     */
    public Terms byVersion(String version) {
        return versions.stream()
                .filter(terms -> terms.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There are no terms " + version));
    }

    /**
     * The terms of one contract, read as it has chosen.
     *
     * @throws IllegalArgumentException if there is no such version
     */
    public Terms agreed(AgreedTerms agreed) {
        var version = byVersion(agreed.version());
        return agreed.readings().values().isEmpty()
                ? version
                : version.with(agreed.readings().over(version.readings()))
                        .with(version.serviceQuality()
                                .with(agreed.readings()
                                        .over(version.serviceQuality().readings())));
    }

    /**
     * The terms under which a contract is signed on {@code date}: the version with the latest first day up to then.
     *
     * @throws IllegalArgumentException if {@code date} is before the first day of every version
     */
    public Terms inForceOn(LocalDate date) {
        return versions.stream()
                .filter(terms -> !terms.validFrom().isAfter(date))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new IllegalArgumentException("No terms were in force on " + date));
    }

    /** A version as its resource holds it. */
    record Stored(
            String version,
            String title,
            LocalDate validFrom,
            int firstYearRatePercent,
            int beyondFirstYearRatePercent,
            int renewalWindowMonths,
            int renewalWindowRatePercent,
            int beyondWindowRatePercent,
            int renewalPeriodMonths,
            int quoteValidityDays,
            List<Integer> renewalNoticeDays,
            List<Integer> setupReminderDays,
            int setupEscalationDays,
            String partialMonth,
            Map<String, String> readings,
            StoredQuality serviceQuality,
            ChangeNoticeTimes changeNotices) {

        Terms terms() {
            return new Terms(
                    version,
                    title,
                    validFrom,
                    firstYearRatePercent,
                    beyondFirstYearRatePercent,
                    renewalWindowMonths,
                    renewalWindowRatePercent,
                    beyondWindowRatePercent,
                    renewalPeriodMonths,
                    quoteValidityDays,
                    renewalNoticeDays,
                    setupReminderDays,
                    setupEscalationDays,
                    CivilMonthProration.named(partialMonth),
                    Readings.of(readings),
                    serviceQuality.quality(),
                    changeNotices);
        }
    }

    /** The objectives of service quality as the resource holds them. */
    record StoredQuality(
            int objectivePercent,
            List<CreditTier> creditTiers,
            int usageMonths,
            int capPercent,
            int capWindowDays,
            LocalTime supportFrom,
            LocalTime supportTo,
            int equipmentWarrantyHours,
            int equipmentHours,
            List<Integer> warningPercents,
            int confirmationDays,
            Map<String, String> readings) {

        ServiceQuality quality() {
            return new ServiceQuality(
                    objectivePercent,
                    creditTiers,
                    usageMonths,
                    capPercent,
                    capWindowDays,
                    supportFrom,
                    supportTo,
                    equipmentWarrantyHours,
                    equipmentHours,
                    warningPercents,
                    confirmationDays,
                    QualityReadings.of(readings));
        }
    }
}
