package fr.allset.tacite.identity;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The hash of production at its lowest cost: at its own, hashing took a quarter of the suite. What it costs in production says
 * {@link PasswordRulesTest}.
 */
@TestConfiguration(proxyBeanMethods = false)
public class CheapHash {

    public static final int COST = 4;

    @Bean
    @Primary
    PasswordEncoder cheapHash() {
        return new CostlyHash(COST);
    }
}
