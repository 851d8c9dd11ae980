package fr.allset.tacite.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** {@code -Dtacite.test.database=postgresql}: a real PostgreSQL from embedded binaries in place of H2. */
@TestConfiguration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tacite.test.database", havingValue = "postgresql")
public class TestDatabase {

    /** A bean, so that it stops after the pool and the job executor that use it. */
    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres() throws IOException {
        return PostgresBinaries.start();
    }

    @Bean
    JdbcConnectionDetails postgresConnection(EmbeddedPostgres postgres) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "postgres";
            }

            @Override
            public String getJdbcUrl() {
                return postgres.getJdbcUrl("postgres", "postgres");
            }
        };
    }
}
