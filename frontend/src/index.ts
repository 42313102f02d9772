import './relative-time';
import './connection';
import './live-value';
import './keys';
import './chart/cura-chart';
