import './relative-time';
import './chart/cura-chart';
