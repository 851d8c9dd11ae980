package fr.allset.tacite.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.allset.tacite.microsoftfeed.MicrosoftReadAsked;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.TaciteTest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;

@TaciteTest
@RecordApplicationEvents
@WithMockUser(username = "pilote", roles = "PROCESS_OWNER")
class MicrosoftReadPagesTest {

    private static final String PAGE = "/bureau/microsoft/lectures";

    @Autowired
    MockMvc browser;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Test
    void sayThatNothingHasBeenRead() throws Exception {
        shows(stringContainsInOrder("Aucun locataire", "Rien n'a encore été lu.", "Rien n'attend."));
    }

    @Test
    void showEachTenantItsLatestReadingsAndWhatIsSetAside() throws Exception {
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        tenants.put("reseller", "ALLSET & fils", null);
        tenants.put("refused", "Locataire refusé", null);
        jdbc.sql("update microsoft_tenant set refused_since = ?, refusal = 'Microsoft dit <non>' where id = 'refused'")
                .param(now)
                .update();
        jdbc.sql("""
                        insert into microsoft_read (tenant_id, feed, started_at, answered_at, ended_at, outcome, reason,
                            pages, items, news, set_aside)
                        values ('reseller', 'MESSAGES', ?, ?, ?, 'BROKEN', 'Une page manque.', 3, 241, 17, 1)
                        """).params(now, now, now).update();
        jdbc.sql(
                        "insert into microsoft_read (tenant_id, feed, started_at, answered_at) values ('reseller', 'ISSUES', ?, ?)")
                .params(now, now)
                .update();
        jdbc.sql("""
                        insert into set_aside_item (tenant_id, feed, item_id, content_hash, reason, content, set_aside_at)
                        values ('reseller', 'MESSAGES', 'MC4711', 'x', 'Sa date ne se lit pas.', '{"<script>": 1}', ?)
                        """).param(now).update();

        shows(stringContainsInOrder(
                "Locataire refusé",
                "Accès refusé depuis le 23/11/2026 à 10:00",
                "Microsoft dit &lt;non&gt;",
                "ALLSET &amp; fils",
                "ALLSET SAS",
                ">Lu<",
                "Dernières lectures",
                "Mis de côté, à traiter",
                "MC4711",
                "Sa date ne se lit pas.",
                "&lt;script&gt;"));
        shows(stringContainsInOrder(
                "centre de messages",
                "23/11/2026 à 10:00",
                ">3<",
                ">241<",
                ">17<",
                ">1<",
                "incomplète",
                "Une page manque."));
        shows(stringContainsInOrder("état des services", "en cours"));
    }

    @Test
    void haveAllReadNow(ApplicationEvents events) throws Exception {
        browser.perform(post(PAGE).with(csrf())).andExpect(redirectedUrl(PAGE));

        assertThat(events.stream(MicrosoftReadAsked.class)).containsExactly(new MicrosoftReadAsked("pilote"));
    }

    @Test
    @WithMockUser(roles = "ACCOUNT_MANAGER")
    void areReadByAccountManagersWhoDoNotAskForReadings() throws Exception {
        shows(allOf(containsString("Locataires"), not(containsString("Lire maintenant"))));
        browser.perform(post(PAGE).with(csrf())).andExpect(status().isForbidden());
    }

    private void shows(Matcher<String> expected) throws Exception {
        browser.perform(get(PAGE))
                .andExpect(status().isOk())
                .andExpect(content().string(expected));
    }
}
