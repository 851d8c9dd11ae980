package fr.allset.tacite.microsoftfeed.graph;

import fr.allset.tacite.microsoftfeed.Feed;
import fr.allset.tacite.microsoftfeed.FeedAnswer;
import fr.allset.tacite.microsoftfeed.FeedSource;
import fr.allset.tacite.microsoftfeed.MicrosoftSettings;
import fr.allset.tacite.time.ClockHands;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Where the feeds come from, by the settings: Graph, a folder, or nowhere. */
@Configuration(proxyBeanMethods = false)
class SourceConfiguration {

    @Bean
    FeedSource feedSource(MicrosoftSettings settings, ClockHands clock, ResourcePatternResolver resources) {
        if (settings.asksGraph()) {
            return new GraphSource(settings, clock);
        }
        return settings.exports().isBlank() ? new NoSource() : new ExportFolder(settings, resources);
    }

    /** Nothing is read. */
    private static final class NoSource implements FeedSource {

        @Override
        public List<SourceTenant> tenants() {
            return List.of();
        }

        @Override
        public FeedAnswer page(String tenant, Feed feed, @Nullable String next) {
            throw new IllegalStateException("The settings name no source for " + tenant);
        }
    }
}
