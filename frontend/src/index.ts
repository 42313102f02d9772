import './relative-time';
import './indicator';
import './chart/cura-chart';
