package fr.allset.tacite.microsoftfeed.process;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static fr.allset.tacite.testing.GraphStub.fault;
import static fr.allset.tacite.testing.GraphStub.issue;
import static fr.allset.tacite.testing.GraphStub.message;
import static fr.allset.tacite.testing.GraphStub.page;
import static fr.allset.tacite.testing.GraphStub.pageBefore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.microsoftfeed.Announcements;
import fr.allset.tacite.microsoftfeed.Feed;
import fr.allset.tacite.microsoftfeed.HealthIssues;
import fr.allset.tacite.microsoftfeed.MicrosoftReading;
import fr.allset.tacite.microsoftfeed.ReadOutcome;
import fr.allset.tacite.microsoftfeed.ReadSummary;
import fr.allset.tacite.microsoftfeed.SetAsideItems;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.testing.AsyncJobs;
import fr.allset.tacite.testing.GraphStub;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.Stage;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Monday 23 November 2026, ten o'clock in Paris. Microsoft has one tenant for us, the reseller's own. */
@TaciteTest
@DisplayName("The sync with Microsoft")
class MicrosoftSyncProcessTest {

    private static final GraphStub GRAPH = Stage.GRAPH;

    @Autowired
    MicrosoftReading reads;

    @Autowired
    Announcements announcements;

    @Autowired
    HealthIssues issues;

    @Autowired
    SetAsideItems setAside;

    @Autowired
    Tenants tenants;

    @Autowired
    RunningProcesses processes;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    // ---- what is read

    @Test
    void readsAllPagesOfTheMessageCentreAndTheServiceHealth() {
        GRAPH.messages(okJson(pageBefore(GRAPH.link("2"), message("MC1", "One"), message("MC2", "Two"))));
        GRAPH.following("2", okJson(page("messages", message("MC3", "Three"))));
        GRAPH.issues(okJson(page("issues", issue("EX1", "advisory", false))));

        var sync = sync();

        assertThat(sync)
                .isEnded()
                .hasPassed("BeginReads", "ReadPage", "CompleteRead", "FeedRead", "MicrosoftRead")
                .hasNotPassed("RecordRefusal");
        assertThat(announcements.find(GraphStub.TENANT, "MC3", 1))
                .get()
                .satisfies(three -> assertThat(three.text().title()).isEqualTo("Three"));
        assertThat(issues.find(GraphStub.TENANT, "EX1"))
                .get()
                .satisfies(slow -> assertThat(slow.posts())
                        .extracting("words")
                        .containsExactly("Title: Slow mail\nUser impact: Users wait"));
        assertThat(last(Feed.MESSAGES)).satisfies(read -> {
            assertThat(read.outcome()).isEqualTo(ReadOutcome.COMPLETE);
            assertThat(read.reason()).isNull();
            assertThat(List.of(read.pages(), read.items(), read.news(), read.setAside()))
                    .containsExactly(2, 3, 3, 0);
            assertThat(read.tenantName()).isEqualTo("ALLSET");
            assertThat(read.endedAt()).isEqualTo(clock.instant());
        });
        assertThat(reads.latest()).extracting(ReadSummary::feed).containsExactly(Feed.MESSAGES, Feed.ISSUES);
    }

    @Test
    void readsEachFeedAtItsOwnIntervalAndNoneThatIsBeingRead() {
        sync();

        clock.moveTo(clock.instant().plus(Duration.ofMinutes(15)));
        sync(false);
        assertThat(begun()).containsExactly("ISSUES", "ISSUES", "MESSAGES");

        clock.moveTo(clock.instant().plus(Duration.ofMinutes(14)));
        sync(false);
        assertThat(begun()).hasSize(3);

        clock.moveTo(clock.instant().plus(Duration.ofMinutes(31)));
        var first = begin(false);
        var second = begin(true);
        assertThat(begun()).hasSize(5);
        assertThat(second).isEnded();
        AsyncJobs.runAll(management);
        assertThat(first).isEnded();
    }

    @Test
    void writesNothingWhenNothingHasChanged() {
        GRAPH.messages(okJson(page("messages", message("MC1", "One"))));
        sync();

        GRAPH.messages(okJson(page(
                "messages",
                message("MC1", "One", ",\"details\":[{\"name\":\"FeatureStatusJson\",\"value\":\"moved\"}]"))));
        sync();

        assertThat(last(Feed.MESSAGES).news()).isZero();
        assertThat(announcements.versions(GraphStub.TENANT, "MC1")).hasSize(1);
        assertThat(jdbc.sql("select read_id from announcement")
                        .query(Long.class)
                        .single())
                .isEqualTo(last(Feed.MESSAGES).id());
    }

    @Test
    void noticesWhatACompleteReadingDoesNotShowAnyMore() {
        GRAPH.messages(okJson(page("messages", message("MC1", "One"), message("MC2", "Two"))));
        sync();

        GRAPH.messages(okJson(page("messages", message("MC1", "One"))));
        sync();

        assertThat(vanished()).containsExactly("MC2");
    }

    @Test
    void doesNotBelieveThatAllMessagesHaveVanished() {
        GRAPH.messages(okJson(page("messages", message("MC1", "One"))));
        sync();

        GRAPH.messages(okJson(page("messages")));
        sync();

        assertThat(vanished()).isEmpty();
        assertThat(last(Feed.MESSAGES).outcome()).isEqualTo(ReadOutcome.BROKEN);
        assertThat(last(Feed.MESSAGES).reason()).contains("aucun message");
    }

    // ---- what is wrong with a page

    @Test
    void setsAsideWhatCannotBeReadOnceAndGoesOn() {
        GRAPH.messages(okJson(page("messages", message("MC1", "One"), message("MC2", "Two"))));
        sync();
        var broken = page(
                "messages",
                message("MC1", "One"),
                message("MC2", "Two", ",\"startDateTime\":\"yesterday\""),
                message("MC3", "Three"));
        GRAPH.messages(okJson(broken));

        sync();
        sync();

        assertThat(last(Feed.MESSAGES).outcome()).isEqualTo(ReadOutcome.COMPLETE);
        assertThat(last(Feed.MESSAGES).setAside()).isEqualTo(1);
        assertThat(announcements.find(GraphStub.TENANT, "MC3", 1)).isPresent();
        assertThat(vanished()).isEmpty();
        assertThat(setAside.open()).singleElement().satisfies(item -> {
            assertThat(item.itemId()).isEqualTo("MC2");
            assertThat(item.reason()).isEqualTo("Sa date « startDateTime » est illisible : « yesterday ».");
            assertThat(item.content()).contains("\"id\" : \"MC2\"");
        });
        assertThat(processes.all(SetAsideItemProcess.KEY)).hasSize(1);
    }

    @Test
    void keepsWhatCameBeforeABreakAndLetsNothingVanish() {
        GRAPH.messages(okJson(page("messages", message("MC1", "One"), message("MC2", "Two"), message("MC3", "Three"))));
        sync();
        var whole = page("messages", message("MC1", "One, new"), message("MC2", "Two"), message("MC3", "Three"));
        GRAPH.messages(okJson(whole.substring(0, whole.indexOf("Text of MC2"))));

        sync();

        assertThat(last(Feed.MESSAGES).outcome()).isEqualTo(ReadOutcome.BROKEN);
        assertThat(last(Feed.MESSAGES).reason()).contains("elle s'interrompt");
        assertThat(announcements.versions(GraphStub.TENANT, "MC1")).hasSize(2);
        assertThat(vanished()).isEmpty();
        assertThat(setAside.open())
                .singleElement()
                .satisfies(item -> assertThat(item.content()).contains("MC2"));
    }

    @Test
    void endsWhenThePagesGoInACircle() {
        GRAPH.messages(okJson(pageBefore(GRAPH.link("1"), message("MC1", "One"))));
        for (int page = 1; page <= 5; page++) {
            GRAPH.following(
                    "" + page,
                    okJson(pageBefore(
                            GRAPH.link(page == 5 ? "3" : "" + (page + 1)), message("MC1" + page, "Page " + page))));
        }

        sync();

        assertThat(last(Feed.MESSAGES).outcome()).isEqualTo(ReadOutcome.BROKEN);
        assertThat(last(Feed.MESSAGES).reason()).contains("tournent en rond");
        assertThat(last(Feed.MESSAGES).pages()).isLessThan(16);
        assertThat(last(Feed.MESSAGES).news()).isEqualTo(6);
    }

    @Test
    void followsALinkOnlyToGraph() {
        GRAPH.messages(okJson(pageBefore(
                "https://graph.microsoft.example/v1.0/admin/serviceAnnouncement/messages?$skip=1",
                message("MC1", "One"))));

        sync();

        assertThat(last(Feed.MESSAGES).outcome()).isEqualTo(ReadOutcome.BROKEN);
        assertThat(last(Feed.MESSAGES).reason())
                .isEqualTo("Le lien vers la page suivante ne mène pas à Microsoft Graph.");
        assertThat(announcements.find(GraphStub.TENANT, "MC1", 1)).isPresent();
        assertThat(setAside.open())
                .singleElement()
                .satisfies(item -> assertThat(item.content()).contains("graph.microsoft.example"));
    }

    // ---- not now

    @Test
    void waitsAsLongAsMicrosoftWantsAndThenAsksForTheSamePage() {
        GRAPH.messages(okJson(pageBefore(GRAPH.link("1"), message("MC1", "One"))));
        GRAPH.following("1", aResponse().withStatus(429).withHeader("Retry-After", "120"));

        var sync = sync();

        assertThat(sync).isWaitingAt("MicrosoftMayBeAskedAgain");
        assertThat(management
                        .createJobQuery()
                        .processInstanceId(sync.getId())
                        .timers()
                        .singleResult()
                        .getDuedate())
                .isEqualTo(Date.from(clock.instant().plusSeconds(120)));
        assertThat(last(Feed.ISSUES).outcome()).isEqualTo(ReadOutcome.COMPLETE);
        assertThat(last(Feed.MESSAGES).isUnderWay()).isTrue();

        GRAPH.following("1", okJson(page("messages", message("MC2", "Two"))));
        processes.execute(sync, "MicrosoftMayBeAskedAgain");
        AsyncJobs.runAll(management);

        assertThat(sync).isEnded();
        assertThat(last(Feed.MESSAGES).outcome()).isEqualTo(ReadOutcome.COMPLETE);
        assertThat(last(Feed.MESSAGES).items()).isEqualTo(2);
        GRAPH.server().verify(1, getRequestedFor(urlPathMatching(".*/messages")).withoutQueryParam("$skip"));
    }

    @Test
    void triesAgainWhenNobodyAnswersAndLeavesAnIncidentThatAPersonRetries() {
        GRAPH.messages(aResponse().withStatus(500));
        var sync = begin(true);
        var page = management
                .createJobQuery()
                .processInstanceId(sync.getId())
                .activityId("ReadPage")
                .list();
        assertThat(page).hasSize(2);

        for (var job : page) {
            for (int tries = 0;
                    tries < 7 && management.createJobQuery().jobId(job.getId()).count() > 0;
                    tries++) {
                try {
                    management.executeJob(job.getId());
                } catch (RuntimeException unavailable) {
                    assertThat(unavailable).hasMessage("Graph has answered HTTP 500");
                }
            }
        }

        assertThat(runtime.createIncidentQuery().processInstanceId(sync.getId()).list())
                .singleElement()
                .satisfies(incident -> assertThat(incident.getActivityId()).isEqualTo("ReadPage"));
        assertThat(last(Feed.MESSAGES).pages()).isZero();

        GRAPH.messages(okJson(page("messages", message("MC1", "One"))));
        var left = management
                .createJobQuery()
                .processInstanceId(sync.getId())
                .noRetriesLeft()
                .singleResult();
        management.setJobRetries(left.getId(), 1);
        management.executeJob(left.getId());
        assertThat(sync).isEnded();
        assertThat(last(Feed.MESSAGES).news()).isEqualTo(1);
    }

    @Test
    void givesUpAReadingThatHasNotBeenAnsweredForADay() {
        GRAPH.messages(aResponse().withStatus(500));
        var stuck = begin(true);
        var dead = last(Feed.MESSAGES).id();

        clock.moveTo(clock.instant().plus(Duration.ofHours(25)));
        GRAPH.messages(okJson(page("messages", message("MC1", "One"))));
        var sync = begin(false);

        assertThat(reads.find(dead).outcome()).isEqualTo(ReadOutcome.BROKEN);
        assertThat(reads.find(dead).reason()).startsWith("Abandonnée");
        AsyncJobs.runAll(management);
        assertThat(stuck).isEnded();
        assertThat(sync).isEnded();
        assertThat(last(Feed.MESSAGES).outcome()).isEqualTo(ReadOutcome.COMPLETE);
        assertThat(reads.find(dead).pages()).isZero();
    }

    // ---- nobody is let in

    @Test
    void makesATaskOfATenantThatRefusesAndTriesItAtEachSync() {
        refuse();

        var sync = sync();

        assertThat(sync).isEnded().hasPassed("RecordRefusal", "FeedRefused");
        var access = processes.running(TenantAccessProcess.KEY, GraphStub.TENANT);
        assertThat(access).isWaitingAt("RestoreTenantAccess");
        assertThat(processes.shown(access, "tenantText")).isEqualTo("ALLSET (le vôtre)");
        assertThat(processes.shown(access, "sinceText")).isEqualTo("23/11/2026 à 10:00");
        assertThat((String) processes.shown(access, "refusalText"))
                .contains("HTTP 401, invalid_client : AADSTS7000222")
                .doesNotContain(GraphStub.SECRET);
        assertThat(tenants.find(GraphStub.TENANT))
                .get()
                .satisfies(tenant -> assertThat(tenant.refusedSince()).isEqualTo(clock.instant()));

        clock.moveTo(clock.instant().plusSeconds(1));
        sync(false);
        assertThat(begun()).hasSize(4);
        assertThat(processes.all(TenantAccessProcess.KEY)).hasSize(1);
        assertThat(tenants.find(GraphStub.TENANT))
                .get()
                .satisfies(tenant -> assertThat(tenant.refusedSince())
                        .isEqualTo(clock.instant().minusSeconds(1)));
    }

    @Test
    void endsTheTaskByItselfWhenBothFeedsCanBeReadAgain() {
        refuse();
        sync();
        var access = processes.running(TenantAccessProcess.KEY, GraphStub.TENANT);

        GRAPH.reset();
        GRAPH.messages(fault(403, "Forbidden", "Missing ServiceMessage.Read.All"));
        sync();
        assertThat(access).isWaitingAt("RestoreTenantAccess");
        assertThat(tenants.find(GraphStub.TENANT))
                .get()
                .satisfies(tenant -> assertThat(tenant.refusal()).startsWith("centre de messages : HTTP 403"));

        GRAPH.reset();
        sync();
        assertThat(access).isEnded().hasPassed("TenantIsReadableAgain");
        assertThat(tenants.find(GraphStub.TENANT))
                .get()
                .satisfies(tenant -> assertThat(tenant.refusedSince()).isNull());
    }

    @Test
    void readsAgainWhenAPersonHasRestoredTheAccess() {
        refuse();
        sync();
        var access = processes.running(TenantAccessProcess.KEY, GraphStub.TENANT);
        GRAPH.reset();

        processes.complete(access, "RestoreTenantAccess", "gestionnaire", Map.of("accessDecision", "restored"));

        assertThat(access).isEnded().hasPassed("AccessDecided");
        assertThat(processes.all(MicrosoftSyncProcess.KEY))
                .singleElement()
                .satisfies(sync -> assertThat(processes.shown(sync, "askedBy")).isEqualTo("gestionnaire"));
        AsyncJobs.runAll(management);
        assertThat(tenants.find(GraphStub.TENANT))
                .get()
                .satisfies(tenant -> assertThat(tenant.refusedSince()).isNull());
    }

    @Test
    void beginsAnewWhenTheAccessWasNotRestored() {
        refuse();
        sync();
        var access = processes.running(TenantAccessProcess.KEY, GraphStub.TENANT);

        processes.complete(access, "RestoreTenantAccess", "gestionnaire", Map.of("accessDecision", "restored"));
        AsyncJobs.runAll(management);

        assertThat(access).isEnded();
        assertThat(processes.running(TenantAccessProcess.KEY, GraphStub.TENANT)).isWaitingAt("RestoreTenantAccess");
    }

    @Test
    void leavesATenantForAReason() {
        refuse();
        sync();
        var access = processes.running(TenantAccessProcess.KEY, GraphStub.TENANT);

        processes.complete(
                access, "RestoreTenantAccess", "gestionnaire", Map.of("accessDecision", "leave", "reason", " "));
        assertThat(access).isWaitingAt("RestoreTenantAccess").hasPassed("AccessDecisionRefused");
        assertThat(processes.shown(access, "refusal")).isEqualTo("Dites pourquoi ce locataire n'est plus lu.");

        processes.complete(
                access,
                "RestoreTenantAccess",
                "gestionnaire",
                Map.of("accessDecision", "leave", "reason", "Contrat fini."));

        assertThat(access).isEnded();
        assertThat(jdbc.sql("select left_by, left_because from microsoft_tenant")
                        .query()
                        .singleRow()
                        .values())
                .containsExactly("gestionnaire", "Contrat fini.");
        GRAPH.reset();
        int before = begun().size();
        sync();
        assertThat(begun()).hasSize(before);
    }

    // ---- what was set aside

    @Test
    void hasAPersonSortWhatCouldNotBeRead() {
        var item = setAsideItem();
        assertThat(processes.shown(item, "tenantText")).isEqualTo("ALLSET, centre de messages");
        assertThat(processes.shown(item, "itemText")).isEqualTo("MC1");

        processes.complete(item, "SortSetAsideItem", "gestionnaire", Map.of("setAsideDecision", " "));
        assertThat(item).isWaitingAt("SortSetAsideItem").hasPassed("SetAsideDecisionRefused");
        processes.complete(
                item, "SortSetAsideItem", "gestionnaire", Map.of("setAsideDecision", "Lu à la main : rien pour nous."));

        assertThat(item).isEnded().hasPassed("SetAsideItemSorted");
        assertThat(setAside.open()).isEmpty();
        assertThat(jdbc.sql("select decided_by, decision from set_aside_item")
                        .query()
                        .singleRow()
                        .values())
                .containsExactly("gestionnaire", "Lu à la main : rien pour nous.");
        sync();
        assertThat(processes.all(SetAsideItemProcess.KEY)).isEmpty();
    }

    @Test
    void endsThatTaskByItselfWhenTheItemCanBeRead() {
        var item = setAsideItem();

        GRAPH.messages(okJson(page("messages", message("MC1", "One"))));
        sync();

        assertThat(item).isEnded().hasPassed("SetAsideItemNeedsNobody");
        assertThat(setAside.open()).isEmpty();
    }

    // ---- the surroundings

    private ProcessInstance setAsideItem() {
        GRAPH.messages(okJson(page("messages", message("MC1", "One", ",\"actionRequiredByDateTime\":\"soon\""))));
        sync();
        return processes.all(SetAsideItemProcess.KEY).get(0);
    }

    private void refuse() {
        GRAPH.tokens(
                GraphStub.TENANT,
                aResponse()
                        .withStatus(401)
                        .withHeader("Content-Type", "application/json")
                        .withBody("""
                {"error":"invalid_client",
                 "error_description":"AADSTS7000222: The provided client secret keys are expired.\\r\\nTrace ID: 1",
                 "error_codes":[7000222]}"""));
        // a token of an earlier test may still be good
        GRAPH.messages(fault(401, "InvalidAuthenticationToken", "Lifetime validation failed"));
        GRAPH.issues(fault(401, "InvalidAuthenticationToken", "Lifetime validation failed"));
    }

    private ProcessInstance sync() {
        return sync(true);
    }

    /** From its beginning as far as it goes without waiting. */
    private ProcessInstance sync(boolean all) {
        var sync = begin(all);
        AsyncJobs.runAll(management);
        return sync;
    }

    /** With its readings begun, and nothing read. */
    private ProcessInstance begin(boolean all) {
        var sync = runtime.createMessageCorrelation(MicrosoftSyncProcess.MICROSOFT_READ_ASKED)
                .setVariable("readAll", all)
                .correlateStartMessage();
        processes.execute(sync, "BeginReads");
        return sync;
    }

    private ReadSummary last(Feed feed) {
        return reads.latest().stream()
                .filter(read -> read.feed() == feed)
                .findFirst()
                .orElseThrow();
    }

    private List<String> begun() {
        return jdbc.sql("select feed from microsoft_read order by id desc")
                .query(String.class)
                .list();
    }

    private List<String> vanished() {
        return jdbc.sql("select message_id from announcement where vanished_at is not null")
                .query(String.class)
                .list();
    }
}
