package fr.allset.tacite.changenotice;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.microsoftfeed.Announcements;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.testing.TaciteTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TaciteTest
@DisplayName("A message of Microsoft's")
class ChangesTest {

    @Autowired
    Announcements announcements;

    @Autowired
    Tenants tenants;

    @Autowired
    Changes changes;

    @Test
    void thatIsMajorBecomesAChangeToAssess() {
        tenants.put("reseller", "ALLSET", null);

        announcements.record("reseller", 1, List.of(AnAnnouncement.major().text()));

        assertThat(changes.revision(changes.ofMessage("MC100001").orElseThrow().number(), 1).status()).isEqualTo(RevisionStatus.TO_ASSESS);
    }
}
