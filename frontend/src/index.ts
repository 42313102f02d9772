import './navigation';
import './relative-time';
import './connection';
import './live-value';
import './live-table';
import './keys';
import './indicator';
import './chart/cura-chart';
