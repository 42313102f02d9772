import './relative-time';
import './live-value';
import './keys';
import './chart/cura-chart';
