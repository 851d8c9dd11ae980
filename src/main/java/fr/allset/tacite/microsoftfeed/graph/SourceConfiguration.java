package fr.allset.tacite.microsoftfeed.graph;

import fr.allset.tacite.microsoftfeed.Feed;
import fr.allset.tacite.microsoftfeed.FeedAnswer;
import fr.allset.tacite.microsoftfeed.FeedSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the feeds come from, by the settings. */
@Configuration(proxyBeanMethods = false)
class SourceConfiguration {

    @Bean
    FeedSource feedSource() {
        return new NoSource();
    }

    /** Nothing is read. */
    private static final class NoSource implements FeedSource {

        @Override
        public List<SourceTenant> tenants() {
            return List.of();
        }

        @Override
        public FeedAnswer page(String tenant, Feed feed, @Nullable String next) {
            throw new IllegalStateException("Nothing is read");
        }
    }
}
