package fr.allset.tacite.identity;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Tacite is seen from outside.
 *
 * @param publicAddress  where people find it, as {@code https://tacite.allset.example}; what a request says of it is never believed
 * @param trustedProxies the addresses or networks, as {@code 10.0.0.5} or {@code 172.18.0.0/16}, of those who may say for whom they ask
 */
@ConfigurationProperties("tacite")
record OutsideSettings(
        @Nullable URI publicAddress, @DefaultValue List<String> trustedProxies) {

    OutsideSettings {
        if (publicAddress != null
                && (publicAddress.getHost() == null
                        || publicAddress.getQuery() != null
                        || !List.of("http", "https").contains(publicAddress.getScheme()))) {
            throw new IllegalArgumentException("tacite.public-address is an address as https://tacite.example");
        }
    }
}
