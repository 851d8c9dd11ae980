package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Microsoft lets nobody read a tenant any more: its access is restored, or it is left. */
@Component
class RestoreTenantAccessForm implements TaskForm<RestoreTenantAccessForm.View, RestoreTenantAccessForm.Answer> {

    /** What Microsoft said last, as French text. */
    record View(String tenantText, String sinceText, String refusalText) {}

    /**
     * @param accessDecision {@code restored} or {@code leave}
     * @param reason         why the tenant is no longer read
     */
    record Answer(@Nullable String accessDecision, @Nullable String reason) {}

    private final Tenants tenants;

    RestoreTenantAccessForm(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public View view(OpenTask task) {
        var tenant = tenants.find(task.number()).orElseThrow();
        return new View(
                tenant.name() + (tenant.customer() == null ? " (le vôtre)" : " (client " + tenant.customer() + ")"),
                tenant.refusedSince() == null ? "" : FrenchMoment.of(tenant.refusedSince()),
                Objects.requireNonNullElse(tenant.refusal(), ""));
    }
}
