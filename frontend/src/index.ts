import './navigation';
import './relative-time';
import './connection';
import './live-value';
import './live-table';
import './keys';
import './chart/cura-chart';
import './tabs';
