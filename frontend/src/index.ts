import './relative-time';
import './connection';
import './live-value';
import './keys';
import './indicator';
import './chart/cura-chart';
