package io.curasync.demo.book;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A city with one of its ZIP codes and its area code. */
record City(String name, String zip, String areaCode) {

    private static final Map<String, List<City>> BY_STATE = Stream.of(
                    "AL Birmingham,35203,205;Huntsville,35801,256;Mobile,36602,251",
                    "AK Anchorage,99501,907;Fairbanks,99701,907",
                    "AZ Phoenix,85004,602;Tucson,85701,520;Mesa,85201,480",
                    "AR Little Rock,72201,501;Fayetteville,72701,479",
                    "CA Los Angeles,90012,213;San Diego,92101,619;Sacramento,95814,916;Fresno,93721,559;San Jose,95113,408;"
                            + "Bakersfield,93301,661;Oakland,94612,510;Riverside,92501,951",
                    "CO Denver,80202,303;Colorado Springs,80903,719;Fort Collins,80524,970",
                    "CT Hartford,06103,860;New Haven,06510,203",
                    "DE Wilmington,19801,302;Dover,19901,302",
                    "DC Washington,20001,202",
                    "FL Miami,33130,305;Tampa,33602,813;Orlando,32801,407;Jacksonville,32202,904;Fort Myers,33901,239",
                    "GA Atlanta,30303,404;Savannah,31401,912;Augusta,30901,706",
                    "HI Honolulu,96813,808;Hilo,96720,808",
                    "ID Boise,83702,208;Idaho Falls,83402,208",
                    "IL Chicago,60602,312;Springfield,62701,217;Peoria,61602,309;Rockford,61101,815",
                    "IN Indianapolis,46204,317;Fort Wayne,46802,260;Evansville,47708,812",
                    "IA Des Moines,50309,515;Cedar Rapids,52401,319",
                    "KS Wichita,67202,316;Topeka,66603,785",
                    "KY Louisville,40202,502;Lexington,40507,859",
                    "LA New Orleans,70112,504;Baton Rouge,70801,225;Shreveport,71101,318",
                    "ME Portland,04101,207;Bangor,04401,207",
                    "MD Baltimore,21202,410;Frederick,21701,301",
                    "MA Boston,02108,617;Worcester,01608,508;Springfield,01103,413",
                    "MI Detroit,48226,313;Grand Rapids,49503,616;Lansing,48933,517;Flint,48502,810",
                    "MN Minneapolis,55401,612;Duluth,55802,218;Rochester,55902,507",
                    "MS Jackson,39201,601;Gulfport,39501,228",
                    "MO Kansas City,64106,816;St. Louis,63101,314;Springfield,65806,417",
                    "MT Billings,59101,406;Missoula,59802,406",
                    "NE Omaha,68102,402;Lincoln,68508,402",
                    "NV Las Vegas,89101,702;Reno,89501,775",
                    "NH Manchester,03101,603;Concord,03301,603",
                    "NJ Newark,07102,973;Trenton,08608,609;Edison,08817,732",
                    "NM Albuquerque,87102,505;Las Cruces,88001,575",
                    "NY New York,10013,212;Buffalo,14202,716;Rochester,14604,585;Albany,12207,518;Syracuse,13202,315",
                    "NC Charlotte,28202,704;Raleigh,27601,919;Greensboro,27401,336;Wilmington,28401,910",
                    "ND Fargo,58102,701;Bismarck,58501,701",
                    "OH Columbus,43215,614;Cleveland,44113,216;Cincinnati,45202,513;Toledo,43604,419",
                    "OK Oklahoma City,73102,405;Tulsa,74103,918",
                    "OR Portland,97204,503;Eugene,97401,541",
                    "PA Philadelphia,19107,215;Pittsburgh,15222,412;Harrisburg,17101,717;Allentown,18101,610",
                    "RI Providence,02903,401;Newport,02840,401",
                    "SC Columbia,29201,803;Charleston,29401,843;Greenville,29601,864",
                    "SD Sioux Falls,57104,605;Rapid City,57701,605",
                    "TN Nashville,37203,615;Memphis,38103,901;Knoxville,37902,865",
                    "TX Houston,77002,713;Dallas,75201,214;Austin,78701,512;San Antonio,78205,210;El Paso,79901,915;"
                            + "Lubbock,79401,806",
                    "UT Salt Lake City,84101,801;Provo,84601,801",
                    "VT Burlington,05401,802;Rutland,05701,802",
                    "VA Richmond,23219,804;Norfolk,23510,757;Roanoke,24011,540",
                    "WA Seattle,98101,206;Spokane,99201,509;Tacoma,98402,253",
                    "WV Charleston,25301,304;Morgantown,26505,304",
                    "WI Milwaukee,53202,414;Madison,53703,608;Green Bay,54301,920",
                    "WY Cheyenne,82001,307;Casper,82601,307")
            .collect(Collectors.toMap(line -> line.substring(0, 2), line -> cities(line.substring(3))));

    /**
     * Returns a random city of a state.
     *
     * @param state two-letter code of the state
     */
    static City pick(String state, RandomGenerator random) {
        List<City> cities = Objects.requireNonNull(BY_STATE.get(state), state);
        return cities.get(random.nextInt(cities.size()));
    }

    private static List<City> cities(String list) {
        Function<String, City> parse = text -> {
            String[] parts = text.split(",");
            return new City(parts[0], parts[1], parts[2]);
        };
        return Arrays.stream(list.split(";")).map(parse).toList();
    }
}
