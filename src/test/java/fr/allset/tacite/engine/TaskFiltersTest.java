package fr.allset.tacite.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.testing.TaciteTest;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The lists of Tasklist, and whose they are. */
@TaciteTest
class TaskFiltersTest {

    @Autowired
    TaskFilters lists;

    @Autowired
    FilterService filters;

    @Autowired
    AuthorizationService authorizations;

    @ParameterizedTest
    @CsvSource({
        "À prendre, account-managers",
        "Défaillances à prendre, support",
        "En retard, account-managers|support",
        "Attend le client ou la date, account-managers|support",
        "Toutes les tâches, account-managers|support"
    })
    void eachListIsSharedByThoseWhoWorkWithIt(String name, String groups) {
        assertThat(groupsOf(name)).containsExactlyInAnyOrder(groups.split("\\|"));
    }

    @Test
    void aDatabaseThatHasAListAlreadyLearnsWhoSharesItSince() {
        var list = filters.createFilterQuery().filterName("Toutes les tâches").singleResult();
        authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.FILTER)
                .resourceId(list.getId())
                .groupIdIn("support")
                .list()
                .forEach(permission -> authorizations.deleteAuthorization(permission.getId()));

        lists.createShared();
        lists.createShared();

        assertThat(filters.createFilterQuery().filterName("Toutes les tâches").list())
                .singleElement()
                .satisfies(same -> assertThat(same.getId()).isEqualTo(list.getId()));
        assertThat(groupsOf("Toutes les tâches")).containsExactlyInAnyOrder("account-managers", "support");
    }

    private List<String> groupsOf(String name) {
        var list = filters.createFilterQuery().filterName(name).singleResult();
        return authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.FILTER)
                .resourceId(list.getId())
                .list()
                .stream()
                .map(permission -> permission.getGroupId())
                .toList();
    }
}
