package fr.allset.tacite.renewal;

import fr.allset.tacite.startup.StartUpStep;
import org.springframework.stereotype.Component;

/** At the first start of a release that invents no notice period, notices that the former one told late are counted anew (T26). */
@Component
class NoticesCountedAnew extends StartUpStep {

    private final NonRenewalHandling nonRenewalHandling;

    NoticesCountedAnew(NonRenewalHandling nonRenewalHandling) {
        super(Order.NOTICES_COUNTED_ANEW);
        this.nonRenewalHandling = nonRenewalHandling;
    }

    @Override
    protected void prepare() {
        nonRenewalHandling.countAnew();
    }
}
