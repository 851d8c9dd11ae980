package fr.allset.tacite.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fr.allset.tacite.setup.ARequest;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@TaciteTest
@DisplayName("A database that was written before")
class DatabaseZoneTest {

    private static final Pattern STATEMENT = Pattern.compile("```sql\n(.+?)```", Pattern.DOTALL);

    @Autowired
    DatabaseZone zone;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Flyway flyway;

    @Autowired
    RunningProcesses processes;

    @Test
    void isReadInTheZoneInWhichItWasWritten() {
        zone.check();

        assertThat(noted()).isEqualTo("UTC");
        assertThat(TimeZone.getDefault().getID()).isEqualTo("UTC");
    }

    @Test
    void isRefusedWhenItNamesAnother() {
        zone.check();
        jdbc.sql("update database_zone set zone = 'Pacific/Kiritimati'").update();

        assertThatIllegalStateException()
                .isThrownBy(zone::check)
                .withMessageContaining("Pacific/Kiritimati")
                .withMessageContaining("docs/operations/time-zone.md");
    }

    /** Of before the zone was noted: the letter's row says when it was written, its process says another hour. */
    @Test
    void isRefusedWhenItsEngineIsHoursAway() {
        aLetterIsSent();
        jdbc.sql("delete from database_zone").update();
        zone.check();
        assertThat(noted()).isEqualTo("UTC");

        jdbc.sql("delete from database_zone").update();
        jdbc.sql("update act_hi_procinst set start_time_ = start_time_ + interval '1' hour")
                .update();

        assertThatIllegalStateException().isThrownBy(zone::check).withMessageContaining("ahead by PT1H");
    }

    /** What the guide says to do then; it is for production's database alone. */
    @Test
    @EnabledIfSystemProperty(named = "tacite.test.database", matches = "postgresql")
    void isBroughtToUtcByTheStatementOfTheGuide() throws Exception {
        aLetterIsSent();
        jdbc.sql("delete from database_zone").update();
        jdbc.sql("update act_hi_procinst set start_time_ = start_time_ + interval '1' hour")
                .update();
        var statement = STATEMENT.matcher(Files.readString(Path.of("docs", "operations", "time-zone.md")));
        assertThat(statement.find()).isTrue();

        jdbc.sql(statement.group(1)).update();

        assertThatCode(zone::check).doesNotThrowAnyException();
    }

    @Test
    void isRefusedWhenANewerTaciteHasWrittenIt() {
        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
        jdbc.sql("""
                        insert into flyway_schema_history
                            (installed_rank, version, description, type, script, installed_by, execution_time, success)
                        values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 'tacite', 1, true)""").update();
        try {
            assertThat(flyway.validateWithResult().validationSuccessful).isFalse();
        } finally {
            jdbc.sql("delete from flyway_schema_history where installed_rank = 9999")
                    .update();
        }
    }

    private void aLetterIsSent() {
        processes.startFromForm(
                "subscription-setup", "gestionnaire", ARequest.ofANewCustomer().form());
        assertThat(jdbc.sql("select count(*) from act_hi_procinst where proc_def_key_ = 'send-notice'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    private String noted() {
        return jdbc.sql("select zone from database_zone").query(String.class).single();
    }
}
