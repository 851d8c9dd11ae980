package fr.allset.tacite.subscription.portfolio;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.modulith.NamedInterface;

/** The files that were handed in, at least one of the three. Each is opened once. */
@NamedInterface("portfolio")
public record PortfolioFiles(Map<PortfolioFile, InputStreamSource> sources) {

    /** @throws IllegalArgumentException if there is none */
    public PortfolioFiles {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("A portfolio comes in at least one file");
        }
        sources = Map.copyOf(sources);
    }

    public static PortfolioFiles of(
            @Nullable InputStreamSource subscriptions,
            @Nullable InputStreamSource fees,
            @Nullable InputStreamSource usage) {
        var sources = new EnumMap<PortfolioFile, InputStreamSource>(PortfolioFile.class);
        put(sources, PortfolioFile.SUBSCRIPTIONS, subscriptions);
        put(sources, PortfolioFile.FEES, fees);
        put(sources, PortfolioFile.USAGE, usage);
        return new PortfolioFiles(sources);
    }

    private static void put(
            Map<PortfolioFile, InputStreamSource> sources, PortfolioFile file, @Nullable InputStreamSource source) {
        if (source != null) {
            sources.put(file, source);
        }
    }

    Optional<InputStreamSource> source(PortfolioFile file) {
        return Optional.ofNullable(sources.get(file));
    }
}
