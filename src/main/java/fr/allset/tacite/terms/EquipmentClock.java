package fr.allset.tacite.terms;

/** On which clock the time runs in which equipment is replaced (art. 3, R04). */
public enum EquipmentClock implements Reading {

    /** Day and night: multiples of 24 hours. */
    CALENDAR("Le délai de remplacement d'un Équipement court jour et nuit.") {
        @Override
        public RestoreClock clock() {
            return RestoreClock.CALENDAR;
        }
    },

    /** In support hours only. */
    SUPPORT("Le délai de remplacement d'un Équipement court aux seules heures de prise en charge.") {
        @Override
        public RestoreClock clock() {
            return RestoreClock.SUPPORT;
        }
    };

    private final String label;

    EquipmentClock(String label) {
        this.label = label;
    }

    /** The same clock, as the service is restored on. */
    public abstract RestoreClock clock();

    @Override
    public String entry() {
        return "R04";
    }

    @Override
    public String key() {
        return "equipmentClock";
    }

    @Override
    public String label() {
        return label;
    }
}
