package fr.allset.tacite.microsoftfeed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("The settings of Microsoft")
class MicrosoftSettingsTest {

    private final ApplicationContextRunner start = new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(MicrosoftSettings.class)
    static class Settings {}

    @Test
    void mayBeAbsent() {
        start.run(context -> {
            var settings = context.getBean(MicrosoftSettings.class);
            assertThat(settings.asksGraph()).isFalse();
            assertThat(settings.every(Feed.MESSAGES)).hasHours(1);
            assertThat(settings.every(Feed.ISSUES)).hasMinutes(15);
        });
    }

    @Test
    void nameAnApplicationAndTenantsAndNeverTheSecretInALog() {
        start.withPropertyValues(
                        "tacite.microsoft.client-id=app",
                        "tacite.microsoft.client-secret=hush",
                        "tacite.microsoft.tenants[0].id=t-1",
                        "tacite.microsoft.tenants[1].id=t-2",
                        "tacite.microsoft.tenants[1].name=Aubertin",
                        "tacite.microsoft.tenants[1].customer=CLI-003")
                .run(context -> {
                    var settings = context.getBean(MicrosoftSettings.class);
                    assertThat(settings.asksGraph()).isTrue();
                    assertThat(settings.tenants())
                            .containsExactly(
                                    new MicrosoftSettings.ReadTenant("t-1", "t-1", null),
                                    new MicrosoftSettings.ReadTenant("t-2", "Aubertin", "CLI-003"));
                    assertThat(settings.toString()).doesNotContain("hush");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client-id=app                                                       | belong together",
                "client-secret=hush                                                  | belong together",
                "client-id=app;client-secret=hush                                    | must name a tenant",
                "tenants[0].id=t-1                                                   | are read with",
                "exports=x;tenants[0].id=t-1;tenants[1].id=t-1                       | names t-1 twice",
                "exports=x;tenants[0].name=No id                                     | is no id",
                "exports=x;tenants[0].id=../etc                                      | is no id",
                "graph=http://graph.microsoft.com                                    | tacite.microsoft.graph is an address",
                "authority=https://user:pw@login.microsoftonline.com                 | tacite.microsoft.authority is an address",
                "graph=ftp://localhost                                               | tacite.microsoft.graph is an address",
                "messages-every=0s                                                   | longer than nothing",
                "page-size=1001                                                      | from 1 to 1000",
                "largest-page=2GB                                                    | largest-page is from",
                "timeout=5m                                                          | one minute at most"
            })
    void thatCannotWorkStopTheStartAndSayWhy(String settings, String words) {
        var values = java.util.Arrays.stream(settings.split(";"))
                .map(setting -> "tacite.microsoft." + setting.strip())
                .toArray(String[]::new);

        start.withPropertyValues(values)
                .run(context -> assertThat(context.getStartupFailure())
                        .isNotNull()
                        .rootCause()
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(words));
    }
}
