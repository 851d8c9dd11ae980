package fr.allset.tacite.terms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** How a contract reads article 3 where its words allow several readings: data of its terms, agreed with the customer. */
public record QualityReadings(
        Sources sources,
        DownFrom downFrom,
        ExcusableOverlap excusableOverlap,
        At98 at98,
        UsageHistory usageHistory,
        RequestDeadline requestDeadline,
        CapBase capBase,
        RestoreHours restoreHours,
        RestoreClock restoreClock,
        Holidays holidays,
        Attribution attribution,
        CapWindow capWindow,
        CapKey capKey,
        PartialImpact partialImpact,
        EquipmentTime equipment,
        EquipmentClock equipmentClock,
        SoleRemedy soleRemedy,
        CreditNature creditNature) {

    private static final QualityReadings DEFAULTS = new QualityReadings(
            Sources.CLIENT_ONLY,
            DownFrom.NOTIFICATION,
            ExcusableOverlap.EXCUSABLE_WINS,
            At98.FIVE,
            UsageHistory.AVAILABLE,
            RequestDeadline.NONE,
            CapBase.FAILURE_MONTH,
            RestoreHours.FOUR,
            RestoreClock.SUPPORT,
            Holidays.NONE,
            Attribution.OVERLAP,
            CapWindow.DAYS,
            CapKey.ISSUE_DATE,
            PartialImpact.COUNT,
            EquipmentTime.BY_WARRANTY,
            EquipmentClock.CALENDAR,
            SoleRemedy.NO,
            CreditNature.PRICE_REDUCTION);

    /** The readings chosen in {@code reading.md}. */
    public static QualityReadings defaults() {
        return DEFAULTS;
    }

    /**
     * The defaults, except for what {@code chosen} names: key to value, as in {@code sources=all}.
     *
     * @throws IllegalArgumentException naming the key or value that is unknown
     */
    public static QualityReadings of(Map<String, String> chosen) {
        var known = DEFAULTS.asMap();
        chosen.keySet().stream()
                .filter(key -> !known.containsKey(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("Unknown reading: " + key + " (known: " + known.keySet() + ")");
                });
        UnaryOperator<String> value = key -> chosen.getOrDefault(key, known.getOrDefault(key, ""));
        return new QualityReadings(
                Reading.of(Sources.class, value.apply("sources")),
                Reading.of(DownFrom.class, value.apply("downFrom")),
                Reading.of(ExcusableOverlap.class, value.apply("excusableOverlap")),
                Reading.of(At98.class, value.apply("at98")),
                Reading.of(UsageHistory.class, value.apply("usageHistory")),
                RequestDeadline.of(value.apply("requestDeadline")),
                Reading.of(CapBase.class, value.apply("capBase")),
                Reading.of(RestoreHours.class, value.apply("restoreHours")),
                Reading.of(RestoreClock.class, value.apply("restoreClock")),
                Reading.of(Holidays.class, value.apply("holidays")),
                Reading.of(Attribution.class, value.apply("attribution")),
                Reading.of(CapWindow.class, value.apply("capWindow")),
                Reading.of(CapKey.class, value.apply("capKey")),
                Reading.of(PartialImpact.class, value.apply("partialImpact")),
                Reading.of(EquipmentTime.class, value.apply("equipment")),
                Reading.of(EquipmentClock.class, value.apply("equipmentClock")),
                Reading.of(SoleRemedy.class, value.apply("soleRemedy")),
                Reading.of(CreditNature.class, value.apply("creditNature")));
    }

    /** All readings: those of the worked cases first, in their order, then those of the second reading. */
    public List<Reading> all() {
        return List.of(
                sources,
                downFrom,
                excusableOverlap,
                at98,
                usageHistory,
                requestDeadline,
                capBase,
                restoreHours,
                restoreClock,
                holidays,
                attribution,
                capWindow,
                capKey,
                partialImpact,
                equipment,
                equipmentClock,
                soleRemedy,
                creditNature);
    }

    /** All readings, key to value: what {@link #of} reads. */
    public Map<String, String> asMap() {
        var values = new LinkedHashMap<String, String>();
        all().forEach(reading -> values.put(reading.key(), reading.value()));
        return Collections.unmodifiableMap(values);
    }
}
