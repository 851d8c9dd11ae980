package fr.allset.tacite.terms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Holidays holidays) {

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
            Holidays.NONE);

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
        var values = new LinkedHashMap<>(DEFAULTS.asMap());
        chosen.forEach((key, value) -> {
            if (values.replace(key, value) == null) {
                throw new IllegalArgumentException("Unknown reading: " + key + " (known: " + values.keySet() + ")");
            }
        });
        return new QualityReadings(
                Reading.of(Sources.class, values.get("sources")),
                Reading.of(DownFrom.class, values.get("downFrom")),
                Reading.of(ExcusableOverlap.class, values.get("excusableOverlap")),
                Reading.of(At98.class, values.get("at98")),
                Reading.of(UsageHistory.class, values.get("usageHistory")),
                RequestDeadline.of(values.get("requestDeadline")),
                Reading.of(CapBase.class, values.get("capBase")),
                Reading.of(RestoreHours.class, values.get("restoreHours")),
                Reading.of(RestoreClock.class, values.get("restoreClock")),
                Reading.of(Holidays.class, values.get("holidays")));
    }

    /** All ten readings, in the order of the worked cases. */
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
                holidays);
    }

    /** All ten readings, key to value: what {@link #of} reads. */
    public Map<String, String> asMap() {
        var values = new LinkedHashMap<String, String>();
        all().forEach(reading -> values.put(reading.key(), reading.value()));
        return Collections.unmodifiableMap(values);
    }
}
